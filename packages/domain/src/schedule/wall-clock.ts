import { toEpoch } from './instant.ts'
import type { Instant, TimeLike } from './instant.ts'
import { Temporal } from './temporal.ts'
import { invalid } from '../errors/domain-error.ts'

/** What a clock on the wall of the site shows: local date `YYYY-MM-DD`, local time `HH:MM`, minutes east of UTC. */
export type WallClock = { date: string; time: string; weekday: number; offset_minutes: number }

/** Zones that were found to exist: there are a few hundred, and they do not go away. */
const existing = new Set<string>()

/** Whether a string is the IANA id of a zone. Offsets such as `-05:00` and abbreviations such as `EST` are none. */
export function isZone(id: string): boolean {
  if (existing.has(id)) return true
  if (!/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)+$|^UTC$/.test(id)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id)
    existing.add(id)
    return true
  } catch (error) {
    // Only this says that there is no such zone: that there is no Temporal says nothing about zones.
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The instant on the clock of a zone. Throws INVALID on a zone that does not exist. */
export function zoned(at: TimeLike, zone: string) {
  if (!isZone(zone))
    throw invalid(`There is no time zone ${zone}`, [{ path: 'time_zone', message: 'must be an IANA id' }])
  return Temporal.Instant.fromEpochMilliseconds(toEpoch(at)).toZonedDateTimeISO(zone)
}

/**
 * What the wall clock of a zone shows at an instant. `weekday` is 1 for Monday to 7 for Sunday.
 *
 * @example
 * wallClock('2026-11-01T14:00:00Z', 'America/New_York') // => { date: '2026-11-01', time: '09:00', weekday: 7, offset_minutes: -300 }
 */
export function wallClock(at: TimeLike, zone: string): WallClock {
  const local = zoned(at, zone)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    date: local.toPlainDate().toString(),
    time: `${two(local.hour)}:${two(local.minute)}`,
    weekday: local.dayOfWeek,
    offset_minutes: local.offsetNanoseconds / 60_000_000_000,
  }
}

/** How a wall time that a clock change skips or shows twice becomes an instant. */
export type ClockChange = {
  /** A skipped time (a gap): the instant after it by as much as was skipped, the one before it, or an error. */
  gap: 'later' | 'earlier' | 'refuse'
  /** A time that comes twice (a fold): the first, the second, or an error. */
  fold: 'first' | 'second' | 'refuse'
}

/** A visit keeps its length: skipped times move later, of two equal times the first counts. */
export const usualClockChange: ClockChange = { gap: 'later', fold: 'first' }

/**
 * The instant at which the wall clock of a zone shows a local date and time.
 *
 * Gaps and folds are settled by name, never by accident.
 *
 * @example
 * atWallTime('2026-03-08', '02:30', 'America/New_York') // => '2026-03-08T07:30:00.000Z'
 */
export function atWallTime(date: string, time: string, zone: string, change: ClockChange = usualClockChange): Instant {
  if (!isZone(zone))
    throw invalid(`There is no time zone ${zone}`, [{ path: 'time_zone', message: 'must be an IANA id' }])
  let local
  try {
    local = Temporal.PlainDateTime.from(`${date}T${time}`)
  } catch {
    throw invalid('A local date and time are needed', [{ path: 'date', message: `not a local time: ${date} ${time}` }])
  }
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return new Date(earlier.epochMilliseconds).toISOString()
  const isFold = earlier.toPlainDateTime().equals(later.toPlainDateTime())
  const choice = isFold ? change.fold : change.gap
  if (choice === 'refuse') {
    throw invalid(isFold ? `${time} comes twice on ${date}` : `${time} does not exist on ${date}`, [
      { path: 'time', message: zone },
    ])
  }
  const chosen = choice === 'earlier' || choice === 'first' ? earlier : later
  return new Date(chosen.epochMilliseconds).toISOString()
}
