/** The eight statuses of a job, in the order of a job's life. */
export const jobStatuses = [
  'pending',
  'pending_scheduling',
  'accepted',
  'scheduled',
  'in_progress',
  'completed',
  'paid',
  'cancelled',
] as const
export type JobStatus = (typeof jobStatuses)[number]

/** What each status is called in a sentence. */
export const statusWords: Readonly<Record<JobStatus, string>> = {
  pending: 'pending',
  pending_scheduling: 'awaiting schedule',
  accepted: 'accepted',
  scheduled: 'scheduled',
  in_progress: 'in progress',
  completed: 'completed',
  paid: 'paid',
  cancelled: 'cancelled',
}

const known = new Set<string>(jobStatuses)

/** Words that older systems stored, and the status that each one means today. */
const olderWords = new Map<string, JobStatus>([
  ['new', 'pending'],
  ['queued', 'pending'],
  ['awaiting_schedule', 'pending_scheduling'],
  ['awaiting_scheduling', 'pending_scheduling'],
  ['assigned', 'accepted'],
  ['confirmed', 'scheduled'],
  ['started', 'in_progress'],
  ['inprogress', 'in_progress'],
  ['complete', 'completed'],
  ['done', 'completed'],
  ['closed', 'paid'],
  ['canceled', 'cancelled'],
])

/** Whether a value is one of the eight, exactly as written. */
export function isJobStatus(value: unknown): value is JobStatus {
  return typeof value === 'string' && known.has(value)
}

/**
 * Reads a status that any version of the system may have stored: other case, spaces or hyphens, and older words.
 * Null when it is none of ours. Source: seed review.
 *
 * @example
 * parseJobStatus('Assigned') // => 'accepted'
 * @example
 * parseJobStatus('toString') // => null
 */
export function parseJobStatus(value: unknown): JobStatus | null {
  if (isJobStatus(value)) return value
  if (typeof value !== 'string') return null
  const word = value
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return isJobStatus(word) ? word : (olderWords.get(word) ?? null)
}

/** Statuses after which nothing about the visit changes any more. */
export function isVisitOver(status: JobStatus): boolean {
  return status === 'completed' || status === 'paid' || status === 'cancelled'
}
