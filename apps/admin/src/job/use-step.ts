import { useGo } from '../routes.tsx'
import { client, type JobDetail, type WireJob } from '../api.ts'
import { useJob } from './job-context.ts'
import type { Step } from './next-step.ts'

type Sent = Promise<{ job: WireJob } | null>

/** Sends an action that asks nothing first; with a reason, in spite of what blocks it. */
export function sendStep(job: JobDetail, action: Step['action'], version: number, overrideReason?: string): Sent {
  const { job_id } = job
  const override = overrideReason === undefined ? {} : { override_reason: overrideReason }
  const set = (status: JobDetail['status']): Sent =>
    client.admin.jobs.setStatus.mutate({ job_id, status, version, ...override })
  const reread = (): null => null
  switch (action) {
    case 'request_time':
      return set('pending_scheduling')
    case 'accept': {
      // Of a second tech too: it is the seat that is accepted, and the job with its first.
      const offered = job.assignments.find(({ state }) => state === 'offered')
      return offered === undefined
        ? set('accepted')
        : client.provider.assignments.accept
            .mutate({ assignment_id: offered.assignment_id, version: offered.version, ...override })
            .then(reread)
    }
    case 'start':
      return set('in_progress')
    case 'complete':
      return set('completed')
    case 'settle':
      return set('paid')
    case 'verify':
      return client.customer.jobs.verify.mutate({ job_id, version }).then(reread)
    default:
      return Promise.resolve(null)
  }
}

/** Does a step, or opens what has to be asked first. */
export function useStep(): (step: Step) => void {
  const { job, write, open } = useJob()
  const go = useGo()
  return (step) => {
    if (step.dialog) open(step.dialog)
    else if (step.action === 'approve_payout') go({ page: 'payouts', job: undefined, tab: undefined })
    else {
      write({
        name: step.action,
        done: `${job.job_number}: ${step.label.toLowerCase()}, done`,
        failed: `Could not ${step.label.charAt(0).toLowerCase()}${step.label.slice(1)}`,
        send: (version) => sendStep(job, step.action, version),
      })
    }
  }
}
