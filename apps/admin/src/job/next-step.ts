import type { JobAction, JobDetail } from '../api.ts'
import { dispatchLabel } from './seat.ts'

/** How an action reads, and whether it asks something first. Whether it may happen is the API's answer, not ours. */
export type Step = { action: JobAction; label: string; dialog?: 'dispatch' | 'time' | 'dispute' | 'reject' | 'verify' }

const steps = {
  dispatch: { action: 'dispatch', label: 'Assign a tech', dialog: 'dispatch' },
  accept: { action: 'accept', label: 'Mark accepted' },
  request_time: { action: 'request_time', label: 'Ask for a time' },
  schedule: { action: 'schedule', label: 'Set a time', dialog: 'time' },
  start: { action: 'start', label: 'Start the work' },
  complete: { action: 'complete', label: 'Mark completed' },
  verify: { action: 'verify', label: 'Mark verified', dialog: 'verify' },
  approve_payout: { action: 'approve_payout', label: 'Review the payout' },
  settle: { action: 'settle', label: 'Mark paid' },
  dispute: { action: 'dispute', label: 'Open a dispute', dialog: 'dispute' },
  reject: { action: 'reject', label: 'Take back from the tech', dialog: 'reject' },
} as const satisfies Partial<Record<JobAction, Step>>

const usual: Record<JobDetail['status'], (job: JobDetail) => readonly (keyof typeof steps)[]> = {
  pending: (job) => (job.assignment ? ['accept', 'dispatch'] : ['dispatch', 'request_time']),
  pending_scheduling: (job) =>
    job.assignment === null
      ? ['dispatch', 'schedule']
      : job.assignment.state === 'offered'
        ? ['accept', 'schedule']
        : ['schedule', 'accept'],
  accepted: () => ['schedule', 'start'],
  scheduled: () => ['start'],
  in_progress: () => ['complete'],
  completed: (job) =>
    job.verified_at === null
      ? ['verify']
      : job.payouts.some((payout) => payout.status === 'pending_review')
        ? ['approve_payout', 'settle']
        : ['settle'],
  paid: () => [],
  cancelled: () => [],
}

/** What refuses a step, as the API answered; what its own dialog asks for is no blocker there. */
export function blockersOf(job: JobDetail, step: Step): NonNullable<JobDetail['actions'][JobAction]> {
  return job.actions[step.action] ?? []
}

/** Whether a step belongs to the job as it stands: one that another status allows is no choice now. */
function belongs(job: JobDetail, action: JobAction): boolean {
  const blockers = job.actions[action]
  return blockers !== undefined && !blockers.some((blocker) => blocker.code === 'STATUS')
}

/** The one filled button of a job: what usually comes next, among what this person may do. */
export function nextStep(job: JobDetail): Step | null {
  for (const name of usual[job.status](job)) if (belongs(job, name)) return worded(job, steps[name])
  return null
}

/** A step by its action, if it belongs to the job now. */
export function stepOf(job: JobDetail, action: 'dispatch' | 'schedule'): Step | null {
  return belongs(job, action) ? steps[action] : null
}

/** What else can be done, for the menu: blocked ones too, so that their reason can be read. */
export function otherSteps(job: JobDetail): Step[] {
  const next = nextStep(job)
  return Object.values(steps)
    .filter((step) => step.action !== next?.action && step.action !== 'approve_payout' && belongs(job, step.action))
    .map((step) => worded(job, step))
}

/** What an offer means depends on who has one already. */
function worded(job: JobDetail, step: Step): Step {
  return step.action === 'dispatch' ? { ...step, label: dispatchLabel(job) } : step
}

/** Whether the job can still be cancelled, or have a flag raised. */
export function mayStill(job: JobDetail, action: 'cancel' | 'raise_flag'): boolean {
  return belongs(job, action)
}
