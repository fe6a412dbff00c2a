import { toastDone } from '@h2s/ui/toasts'
import { client } from '../api.ts'
import { useJob } from './job-context.ts'

/** Makes the order plan, or makes it again: lines that are ordered already are never touched. */
export function usePlanWrite(): () => void {
  const { job, write } = useJob()
  const again = Boolean(job.metadata.order_plan)
  return () =>
    write({
      name: 'plan',
      done: 'Order plan generated',
      failed: 'Could not generate the order plan',
      send: (version) => client.admin.jobs.generateOrderPlan.mutate({ job_id: job.job_id, version }),
      onDone: (now) => {
        const lines = now?.metadata.order_plan?.components.length ?? 0
        toastDone(
          again
            ? `The plan is up to date: ${lines} lines.`
            : lines === 0
              ? 'Nothing has to be ordered for this job.'
              : `Planned: ${lines} lines.`,
        )
      },
    })
}
