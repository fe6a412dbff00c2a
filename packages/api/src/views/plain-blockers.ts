import type { Blocker } from '@h2s/domain/errors'
import { isJobStatus } from '@h2s/domain/job'
import type { JobStatus } from '@h2s/domain/job'

/** Blockers for people outside the office: the sentence and its cure. The facts behind it may name prices or persons. */
export const plainBlockers = (blockers: readonly Blocker[]): Blocker[] =>
  blockers.map((blocker) => ({ ...blocker, ...(blocker.code === 'STATUS' ? statusWords(blocker) : {}), evidence: {} }))

const standing: Record<JobStatus, string> = {
  pending: 'The job waits for a tech.',
  pending_scheduling: 'The job waits for a time.',
  accepted: 'The job is accepted already.',
  scheduled: 'The visit is booked already.',
  in_progress: 'The work is under way.',
  completed: 'The work is done already.',
  paid: 'The job is settled already.',
  cancelled: 'The job is cancelled.',
}

/** The office reads statuses by their keys; everybody else in words. */
function statusWords({ evidence, message }: Blocker): { message: string; fix: string } {
  const { status } = evidence
  return {
    message: isJobStatus(status) ? standing[status] : message,
    fix: 'Look at the job again: it may have moved on.',
  }
}
