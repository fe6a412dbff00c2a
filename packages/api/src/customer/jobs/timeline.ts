import type { CustomerJobFacts } from '@h2s/db/read/customer-jobs'
import type { CustomerJob } from '../../views/customer-job.ts'

type Facts = Pick<
  CustomerJobFacts,
  'status' | 'created_at' | 'completed_at' | 'verified_at' | 'disputed_at' | 'cancelled_at' | 'assignment'
>

/** Where a job stands, in one phrase for its customer. */
export function stageLabel(job: Facts): string {
  if (job.status === 'in_progress' && job.disputed_at !== null) return 'We are putting it right'
  if (job.status === 'completed') return job.verified_at === null ? 'Done: please check the work' : 'Done and confirmed'
  return labels[job.status]
}

const labels = {
  pending: 'We have your order',
  pending_scheduling: 'Finding a time',
  accepted: 'Your technician is found',
  scheduled: 'Your visit is booked',
  in_progress: 'Work is under way',
  completed: 'Done',
  paid: 'All done',
  cancelled: 'Cancelled',
} as const

/** The way of a job from order to confirmation: what is behind, where it stands, what comes. */
export function timelineOf(job: Facts): CustomerJob['timeline'] {
  if (job.status === 'cancelled') {
    return [
      { at: job.created_at, label: 'Ordered', state: 'done' },
      { at: job.cancelled_at, label: 'Cancelled', state: 'now' },
    ]
  }
  const reached = stepOf(job)
  const { assignment } = job
  const steps = [
    { at: job.created_at, label: 'Ordered' },
    { at: assignment?.accepted_at ?? null, label: 'Technician found' },
    { at: null, label: 'Visit booked' },
    { at: assignment?.started_at ?? null, label: 'Work started' },
    { at: job.completed_at, label: 'Work done' },
    { at: job.verified_at, label: 'Confirmed by you' },
  ]
  return steps.map((step, index) => {
    const state = index < reached ? 'done' : index === reached ? 'now' : 'next'
    // A step that was undone (a rejected technician, a rework) has no time of its own any more.
    return { ...step, at: state === 'next' ? null : step.at, state }
  })
}

/** The step that a job is at. The one after the last means that nothing is left. */
function stepOf(job: Facts): number {
  if (job.status === 'paid' || job.verified_at !== null) return 6
  return { pending: 0, pending_scheduling: 0, accepted: 1, scheduled: 2, in_progress: 3, completed: 4 }[
    job.status === 'cancelled' ? 'pending' : job.status
  ]
}
