import { MINUTE, toEpoch } from './instant.ts'
import type { Instant, TimeLike } from './instant.ts'
import { Temporal } from './temporal.ts'
import { atWallTime, zoned } from './wall-clock.ts'
import type { ClockChange } from './wall-clock.ts'

/**
 * So long before, as time elapses: over a clock change the wall clock shows another hour.
 *
 * @example
 * elapsedBefore('2026-11-01T09:00:00-05:00', 1440) // => '2026-10-31T14:00:00.000Z'
 */
export function elapsedBefore(at: TimeLike, minutes: number): Instant {
  return new Date(toEpoch(at) - minutes * MINUTE).toISOString()
}

/**
 * So many days before, at a time on the wall clock of the site ("the evening before").
 *
 * @example
 * wallClockBefore('2026-11-01T09:00:00-05:00', 1, '09:00', 'America/New_York') // => '2026-10-31T13:00:00.000Z'
 */
export function wallClockBefore(at: TimeLike, days: number, time: string, zone: string, change?: ClockChange): Instant {
  const date = zoned(at, zone).toPlainDate().subtract({ days }).toString()
  return atWallTime(date, time, zone, change)
}

/** Quiet hours: nobody is written to between these, on the recipient's wall clock. */
export const quietHours = { from: '21:00', to: '08:00' } as const

/** When a message may go out at the earliest: now, or when the quiet hours end. */
export function afterQuietHours(at: TimeLike, zone: string, quiet: { from: string; to: string } = quietHours): Instant {
  const local = zoned(at, zone)
  const time = local.toPlainTime()
  const from = Temporal.PlainTime.from(quiet.from)
  const to = Temporal.PlainTime.from(quiet.to)
  const late = Temporal.PlainTime.compare(time, from) >= 0
  const early = Temporal.PlainTime.compare(time, to) < 0
  const overMidnight = Temporal.PlainTime.compare(from, to) > 0
  const isQuiet = overMidnight ? late || early : late && early
  if (!isQuiet) return new Date(toEpoch(at)).toISOString()
  const date = overMidnight && late ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  return atWallTime(date.toString(), quiet.to, zone)
}
