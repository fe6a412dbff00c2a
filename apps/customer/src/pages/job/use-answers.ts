import { notice } from '@h2s/ui/notice'
import { useOneAtATime } from '@h2s/ui/one-at-a-time'
import { toProblem } from '@h2s/ui/problem'
import { rescueFocus } from '@h2s/ui/rescue-focus'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type CustomerJob, useTRPC } from '../../api.ts'

/** What a customer can answer: it looks right, it does not, do not come. Each is based on the version on the screen. */
export function useAnswers(job: CustomerJob) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const turn = useOneAtATime()
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: trpc.customer.jobs.pathKey() })

  const show = (answer: { job: CustomerJob }): void => {
    queries.setQueryData(trpc.customer.jobs.get.queryKey({ job_id: answer.job.job_id }), answer)
    queries.setQueryData(trpc.customer.jobs.list.queryKey(), (list) =>
      list === undefined
        ? undefined
        : { jobs: list.jobs.map((one) => (one.job_id === answer.job.job_id ? answer.job : one)) },
    )
    window.scrollTo(0, 0)
    rescueFocus()
    void refresh()
  }
  /** What every answer has in common, but for what is said when it has arrived. */
  const answered = (said: string) => ({
    onError: (error: unknown): void => {
      if (toProblem(error).code === 'CONFLICT') {
        notice('Something changed while you looked at this page. Here is how it is now.', 'problem')
      }
      void refresh()
    },
    onSettled: turn.leave,
    onSuccess: (answer: { job: CustomerJob }): void => {
      notice(said)
      show(answer)
    },
  })
  const shown = { job_id: job.job_id, version: job.version }

  const { verify, dispute, cancel } = trpc.customer.jobs
  const verifying = useMutation(verify.mutationOptions(answered('Thank you. Enjoy it!')))
  const disputing = useMutation(dispute.mutationOptions(answered('Thank you for telling us. We take it from here.')))
  const cancelling = useMutation(cancel.mutationOptions(answered('Your visit is cancelled.')))

  return {
    verify: { ...verifying, run: () => turn.enter(() => verifying.mutate(shown)) },
    dispute: {
      ...disputing,
      run: (reason: string, onSuccess: () => void) =>
        turn.enter(() => disputing.mutate({ ...shown, reason }, { onSuccess })),
    },
    cancel: {
      ...cancelling,
      run: (reason: string, onSuccess: () => void) =>
        turn.enter(() => cancelling.mutate({ ...shown, reason }, { onSuccess })),
    },
  }
}

export type Answers = ReturnType<typeof useAnswers>
