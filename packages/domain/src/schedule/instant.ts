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

/** An instant as we or a browser write it, on a day that its month has every year: every engine reads it the same. */
const usual =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/

/** Date, day, time, seconds, fraction, hours and minutes of the offset. A database writes a blank for the T, and `+00`. */
const written =
  /^((?:\d{4}|[+-]\d{6})-\d\d-(\d\d))[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?(?:Z|([+-](?:[01]\d|2[0-3])):?([0-5]\d)?)$/

/**
 * Milliseconds since 1970 of something that should be a time; null when it is none.
 *
 * A text is one with its offset, on a day that exists: without an offset it would be another time on every machine.
 */
export function readEpoch(value: unknown): number | null {
  if (typeof value === 'number') return Math.abs(value) <= FURTHEST ? value : null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime()
  if (typeof value !== 'string') return null
  if (usual.test(value)) return Date.parse(value)
  const [found, date, day, time, seconds = '00', fraction = '', hours, minutes = '00'] = written.exec(value) ?? []
  // An engine takes a day that its month does not have for one of the next month.
  if (found === undefined || new Date(`${date}T00:00Z`).getUTCDate() !== Number(day)) return null
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`
  const epoch = Date.parse(`${date}T${time}:${seconds}.${`${fraction}000`.slice(0, 3)}${offset}`)
  return Number.isNaN(epoch) ? null : epoch
}

/** The text that was read last: one `now` is asked about for many jobs. */
let latest: { readonly text: string; readonly epoch: number } | undefined

/** Whether a text is a time. */
export const isTimeText = (text: string): boolean => usual.test(text) || readEpoch(text) !== null

/** Milliseconds since 1970. Throws INVALID on what is no time, with the path where it stood. */
export function toEpoch(time: TimeLike, path = ''): number {
  if (latest !== undefined && time === latest.text) return latest.epoch
  const epoch = readEpoch(time)
  if (epoch === null)
    throw invalid('A time is needed in ISO 8601 with offset', [{ path, message: `not a time: ${String(time)}` }])
  if (typeof time === 'string') latest = { text: time, epoch }
  return epoch
}

/**
 * The same time as an ISO string in UTC.
 *
 * @example
 * toInstant('2026-11-01T09:00:00-05:00') // => '2026-11-01T14:00:00.000Z'
 */
export function toInstant(time: TimeLike, path?: string): Instant {
  const epoch = toEpoch(time, path)
  // With its milliseconds it is as we write it.
  return typeof time === 'string' && time.length === 24 && usual.test(time) ? time : new Date(epoch).toISOString()
}

/** Hours from `now` until `then`; negative once it has passed, null when there is no `then`. */
export function hoursUntil(then: unknown, now: TimeLike): number | null {
  const epoch = readEpoch(then)
  return epoch === null ? null : (epoch - toEpoch(now, 'now')) / HOUR
}
