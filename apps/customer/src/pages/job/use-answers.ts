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
  const onError = (error: unknown): void => {
    if (toProblem(error).code === 'CONFLICT') {
      notice('Something changed while you looked at this page. Here is how it is now.', 'problem')
    }
    void refresh()
  }
  const shown = { job_id: job.job_id, version: job.version }

  const verify = useMutation(
    trpc.customer.jobs.verify.mutationOptions({
      onError,
      onSettled: turn.leave,
      onSuccess: (answer) => {
        notice('Thank you. Enjoy it!')
        show(answer)
      },
    }),
  )
  const dispute = useMutation(
    trpc.customer.jobs.dispute.mutationOptions({
      onError,
      onSettled: turn.leave,
      onSuccess: (answer) => {
        notice('Thank you for telling us. We take it from here.')
        show(answer)
      },
    }),
  )
  const cancel = useMutation(
    trpc.customer.jobs.cancel.mutationOptions({
      onError,
      onSettled: turn.leave,
      onSuccess: (answer) => {
        notice('Your visit is cancelled.')
        show(answer)
      },
    }),
  )

  return {
    verify: { ...verify, run: () => turn.enter(() => verify.mutate(shown)) },
    dispute: {
      ...dispute,
      run: (reason: string, onSuccess: () => void) =>
        turn.enter(() => dispute.mutate({ ...shown, reason }, { onSuccess })),
    },
    cancel: {
      ...cancel,
      run: (reason: string, onSuccess: () => void) =>
        turn.enter(() => cancel.mutate({ ...shown, reason }, { onSuccess })),
    },
  }
}

export type Answers = ReturnType<typeof useAnswers>
