import { busyWords } from '../assignments/busy-words.ts'
import { durationMinutes } from '../catalogue/work.ts'
import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { formatWindow } from '../schedule/format-window.ts'
import { MINUTE, toEpoch, toInstant } from '../schedule/instant.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { overlaps } from '../schedule/windows.ts'
import type { TimeSpan } from '../schedule/windows.ts'
import { busyElsewhere } from './busy-elsewhere.ts'
import type { JobFacts } from './facts.ts'
import { jobReading } from './reading.ts'

/** The shortest visit that a start without a window books. */
const LEAST_MINUTES = 15

/**
 * The window that a start books for a job without one: from now, for as long as the work takes. Whoever starts is there,
 * so there is no way to add. Null for a job that has its window.
 */
export function visitFromNow(job: JobFacts, now: TimeLike): TimeSpan | null {
  if (job.start_iso != null && job.end_iso != null) return null
  const { items, metadata } = jobReading(job)
  const minutes = Math.max(durationMinutes(items, metadata), LEAST_MINUTES)
  return { start_iso: toInstant(now, 'now'), end_iso: toInstant(toEpoch(now) + minutes * MINUTE) }
}

/** What beside the guards of its row keeps work from beginning: the crew is at work elsewhere, or has no time for it. */
export function startBlockedBy(job: JobFacts, now: TimeLike | undefined): Blocker[] {
  const busy = busyElsewhere(job)
  const taken = job.crew_taken ?? []
  const window = now === undefined || taken.length === 0 ? null : visitFromNow(job, now)
  if (window === null) return busy
  // Who is at work elsewhere was said to be so: that visit need not be told twice.
  const told = new Set((job.crew_working ?? []).map((work) => work.job_id))
  const inTheWay = taken.filter(
    ({ job_id, from, to }) =>
      overlaps(window, { start_iso: from, end_iso: to }) &&
      (job_id === null || (job_id !== job.job_id && !told.has(job_id))),
  )
  return [
    ...busy,
    ...inTheWay.map(({ pro_id, kind, from, to, visit }) => {
      const when = formatWindow({ ...(visit ?? { start_iso: from, end_iso: to }), time_zone: job.time_zone, now })
      const message = `${busyWords[kind]}: ${when ?? 'at that time'}`
      return block('AVAILABLE', { pro_id, window, busy: [{ kind, from, to }] }, { message, fix })
    }),
  ]
}

const fix = 'Set a time for this visit, or move what is in the way.'
