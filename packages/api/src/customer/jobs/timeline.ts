import type { CustomerJobFacts } from '@h2s/db/read/customer-jobs'
import type { CustomerJob } from '../../views/customer-job.ts'

type Facts = Pick<
  CustomerJobFacts,
  'status' | 'created_at' | 'completed_at' | 'verified_at' | 'disputed_at' | 'cancelled_at' | 'assignment'
>

/** Where a job stands, in its customer's words. */
export function stageLabel(job: Facts): string {
  if (job.status === 'in_progress' && job.disputed_at !== null) return 'Being put right'
  return job.status === 'completed' && job.verified_at !== null ? 'Confirmed' : labels[job.status]
}

const labels = {
  pending: 'Booked',
  pending_scheduling: 'Booked',
  accepted: 'Tech confirmed',
  scheduled: 'Scheduled',
  in_progress: 'Working',
  completed: 'Done',
  paid: 'Confirmed',
  cancelled: 'Cancelled',
} as const

/** The way of a job from order to confirmation: what is behind, where it stands, what comes. */
export function timelineOf(job: Facts): CustomerJob['timeline'] {
  if (job.status === 'cancelled') {
    return [
      { at: job.created_at, label: 'Booked', state: 'done' },
      { at: job.cancelled_at, label: 'Cancelled', state: 'now' },
    ]
  }
  const reached = stepOf(job)
  const { assignment } = job
  const steps = [
    { at: job.created_at, label: 'Booked' },
    { at: assignment?.accepted_at ?? null, label: 'Tech confirmed' },
    { at: null, label: 'Scheduled' },
    { at: assignment?.started_at ?? null, label: 'Working' },
    { at: job.completed_at, label: 'Done' },
    { at: job.verified_at, label: 'Confirmed' },
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
