import { invalid } from '../errors/domain-error.ts'

/** A point in time as ISO 8601 with an offset or `Z`. */
export type Instant = string

/** What functions take as a time: an Instant, milliseconds since 1970, or a Date. Always given, never read from a clock. */
export type TimeLike = Instant | number | Date

export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

/** The times that a Date can hold reach this far from 1970. */
const FURTHEST = 8_640_000_000_000_000

/** Milliseconds since 1970 of something that should be a time; null when it is none. */
export function readEpoch(value: unknown): number | null {
  if (typeof value === 'number') return Math.abs(value) <= FURTHEST ? value : null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime()
  if (typeof value !== 'string' || value === '') return null
  const epoch = Date.parse(value)
  return Number.isNaN(epoch) ? null : epoch
}

/** The text that was read last: one `now` is asked about for many jobs. */
let latest: { readonly text: string; readonly epoch: number } | undefined

/** An instant as we write it, on a day that every month has: such a text need neither be read nor written again. */
const inOurForm = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):\d\d:\d\d\.\d{3}Z$/

/** Whether a text is a time. */
export const isTimeText = (text: string): boolean => inOurForm.test(text) || readEpoch(text) !== null

/** Milliseconds since 1970. Throws INVALID on what is no time. */
export function toEpoch(time: TimeLike): number {
  if (latest !== undefined && time === latest.text) return latest.epoch
  const epoch = readEpoch(time)
  if (epoch === null)
    throw invalid('A time is needed in ISO 8601 with offset', [{ path: '', message: `not a time: ${String(time)}` }])
  if (typeof time === 'string') latest = { text: time, epoch }
  return epoch
}

/**
 * The same time as an ISO string in UTC.
 *
 * @example
 * toInstant('2026-11-01T09:00:00-05:00') // => '2026-11-01T14:00:00.000Z'
 */
export function toInstant(time: TimeLike): Instant {
  const epoch = toEpoch(time)
  return typeof time === 'string' && inOurForm.test(time) ? time : new Date(epoch).toISOString()
}

/** Hours from `now` until `then`; negative once it has passed, null when there is no `then`. */
export function hoursUntil(then: unknown, now: TimeLike): number | null {
  const epoch = readEpoch(then)
  return epoch === null ? null : (epoch - toEpoch(now)) / HOUR
}
