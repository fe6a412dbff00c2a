import { dayKey, foreignZone, formatTime, formatTimes } from '@h2s/ui/time'
import type { CustomerJob } from '../api.ts'

const longDay = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: zone })
    .format(new Date(instant))
    // "November" and "26" stay on one line.
    .replace(/ (\d+)$/, '\u00A0$1')

/** "Thursday, November 26". */
export const visitDate = (job: CustomerJob): string | null =>
  job.window === null ? null : longDay(job.window.start_iso, job.time_zone)

/** "2–4 PM", with the zone when the reader's clock is another one. */
export function visitTimes(job: CustomerJob): string | null {
  if (job.window === null) return null
  const { start_iso: start, end_iso: end } = job.window
  const times = [formatTimes(start, end, job.time_zone), foreignZone(start, job.time_zone)].filter(Boolean).join(' ')
  // "2–4" and "PM" stay on one line.
  return times.replaceAll(' ', '\u00A0')
}

/** "today", "tomorrow", "on Thursday, November 26". */
export function visitDayInSentence(job: CustomerJob, now: number): string {
  if (job.window === null) return ''
  const key = dayKey(job.window.start_iso, job.time_zone)
  if (key === dayKey(now, job.time_zone)) return 'today'
  if (key === dayKey(now + 86_400_000, job.time_zone)) return 'tomorrow'
  return `on ${longDay(job.window.start_iso, job.time_zone)}`
}

/** "November 26", for what has happened. */
export const shortDate = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: zone }).format(new Date(instant))

/** "November 26, 2:40 PM". */
export const dateAndTime = (instant: string, zone: string): string =>
  `${shortDate(instant, zone)}, ${formatTime(instant, zone).replace(' ', '\u00A0')}`

/** "November 26, 2026", for the receipt. */
export const fullDate = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: zone }).format(new Date(instant))
