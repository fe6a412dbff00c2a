import { notice } from '@h2s/ui/notice'
import { useOneAtATime } from '@h2s/ui/one-at-a-time'
import { toProblem } from '@h2s/ui/problem'
import { rescueFocus } from '@h2s/ui/rescue-focus'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ProviderJob, useTRPC } from '../../api.ts'

/** Refused because somebody else was first: the page shows what is true now, and says so. */
const wasChangedMeanwhile = (error: unknown): boolean => toProblem(error).code === 'CONFLICT'

/** The four things a tech does with a job. Each takes the version on the screen, so that nothing is overwritten. */
export function useJobActions(job: ProviderJob) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const turn = useOneAtATime()

  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: trpc.provider.pathKey() })
  const shownAgain = async (): Promise<void> => {
    await refresh()
    rescueFocus()
  }
  const failed = (error: unknown): void => {
    if (wasChangedMeanwhile(error)) notice('This job changed while you looked at it. Here is how it is now.', 'problem')
    void refresh()
  }
  const shown = { assignment_id: job.assignment_id, version: job.assignment_version }

  /** What every step has in common, but for what is said when it is done. */
  const done = (said: string) => ({
    onError: failed,
    onSettled: turn.leave,
    onSuccess: async (): Promise<void> => {
      await shownAgain()
      notice(said)
    },
  })
  const { assignments } = trpc.provider
  const accept = useMutation(
    assignments.accept.mutationOptions(done('Accepted. The address and the customer’s phone are on the job now.')),
  )
  const reject = useMutation(
    assignments.reject.mutationOptions(
      done(`${job.state === 'offered' ? 'Declined' : 'Given back'}. Dispatch is looking for somebody else.`),
    ),
  )
  const start = useMutation(assignments.start.mutationOptions(done('Started. Good work.')))
  const complete = useMutation(
    assignments.complete.mutationOptions(done('Finished. The customer is asked to have a look.')),
  )

  return {
    accept: { ...accept, run: () => turn.enter(() => accept.mutate(shown)) },
    reject: {
      ...reject,
      run: (reason: string, onSuccess: () => void) =>
        turn.enter(() => reject.mutate({ ...shown, reason }, { onSuccess })),
    },
    start: {
      ...start,
      run: (onSuccess?: () => void) => turn.enter(() => start.mutate(shown, onSuccess ? { onSuccess } : {})),
    },
    complete: { ...complete, run: (onSuccess: () => void) => turn.enter(() => complete.mutate(shown, { onSuccess })) },
  }
}

export type JobActions = ReturnType<typeof useJobActions>
