import { readEpoch, toEpoch } from './instant.ts'
import type { TimeLike } from './instant.ts'
import { isZone, zoned } from './wall-clock.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Local = ReturnType<typeof zoned>

function dayOf(at: Local, today: Local | null): string {
  const days = today === null ? null : at.toPlainDate().since(today.toPlainDate()).total('days')
  if (days === 0) return 'Today'
  if (days === 1) return 'Tomorrow'
  if (days === -1) return 'Yesterday'
  const year = today !== null && today.year !== at.year ? `, ${at.year}` : ''
  return `${weekdays[at.dayOfWeek - 1]}, ${months[at.month - 1]} ${at.day}${year}`
}

const half = (at: Local) => (at.hour < 12 ? 'AM' : 'PM')

function clock(at: Local): string {
  const hour = at.hour % 12 === 0 ? 12 : at.hour % 12
  return at.minute === 0 ? `${hour}` : `${hour}:${String(at.minute).padStart(2, '0')}`
}

/** What the zone is called at that time: `EDT`, `EST`, where English has a name for it. */
const zoneNames = new Map<string, Intl.DateTimeFormat>()
function zoneName(at: Local): string {
  const zone = at.timeZoneId
  const names = zoneNames.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' })
  zoneNames.set(zone, names)
  return names.formatToParts(at.epochMilliseconds).find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/**
 * A window as people read it, on the wall clock of the site: `Today 2–4 PM`. Null without a start or a known zone.
 *
 * "Today" needs `now`. A window over midnight says both ends in full; one over a clock change, by which clock each end
 * is meant: `Sun, Nov 1, 1:30 AM EDT – 2:30 AM EST` lasts two hours.
 *
 * @example
 * formatWindow({ start_iso: '2026-11-21T19:00:00Z', end_iso: '2026-11-21T21:00:00Z', time_zone: 'America/New_York', now: '2026-11-21T12:00:00Z' }) // => 'Today 2–4 PM'
 * @example
 * formatWindow({ start_iso: '2026-11-24T15:00:00Z', end_iso: '2026-11-24T17:00:00Z', time_zone: 'America/Chicago' }) // => 'Tue, Nov 24, 9–11 AM'
 */
export function formatWindow(window: {
  start_iso?: string | Date | null | undefined
  end_iso?: string | Date | null | undefined
  time_zone?: string | null | undefined
  now?: TimeLike | undefined
}): string | null {
  const start = readEpoch(window.start_iso)
  const zone = window.time_zone ?? null
  if (start === null || zone === null || !isZone(zone)) return null
  const end = readEpoch(window.end_iso)
  const from = zoned(start, zone)
  const today = window.now === undefined ? null : zoned(toEpoch(window.now, 'now'), zone)
  const day = dayOf(from, today)
  const lead = day.includes(',') ? `${day}, ` : `${day} `
  if (end === null || end <= start) return `${lead}${clock(from)} ${half(from)}`
  const to = zoned(end, zone)
  if (!from.toPlainDate().equals(to.toPlainDate())) {
    return `${lead}${clock(from)} ${half(from)} – ${dayOf(to, today)}, ${clock(to)} ${half(to)}`
  }
  if (from.offsetNanoseconds !== to.offsetNanoseconds) {
    return `${lead}${clock(from)} ${half(from)} ${zoneName(from)} – ${clock(to)} ${half(to)} ${zoneName(to)}`
  }
  return half(from) === half(to)
    ? `${lead}${clock(from)}–${clock(to)} ${half(to)}`
    : `${lead}${clock(from)} ${half(from)}–${clock(to)} ${half(to)}`
}

/**
 * One point in time as people read it: `Sat, Nov 21, 2:05 PM`.
 *
 * @example
 * formatInstant('2026-11-21T19:05:00Z', 'America/New_York') // => 'Sat, Nov 21, 2:05 PM'
 */
export function formatInstant(at: TimeLike, zone: string, now?: TimeLike): string {
  return formatWindow({ start_iso: new Date(toEpoch(at)).toISOString(), time_zone: zone, now }) ?? ''
}
