import { invalid } from '../errors/domain-error.ts'
import { readEpoch, toInstant } from './instant.ts'
import type { Instant } from './instant.ts'
import { atWallTime } from './wall-clock.ts'

/** A stretch of time, its end not included. */
export type TimeSpan = { start_iso: Instant; end_iso: Instant }

/** The arrival windows that a customer chooses from, on the site's wall clock. */
export const arrivalWindows = [
  { from: '08:00', to: '10:00' },
  { from: '10:00', to: '12:00' },
  { from: '12:00', to: '14:00' },
  { from: '14:00', to: '16:00' },
  { from: '16:00', to: '18:00' },
] as const

/** A window as two instants in UTC. Throws INVALID when it is none, or ends before it starts. */
export function checkWindow(window: { start_iso: unknown; end_iso: unknown }): TimeSpan {
  const start = readEpoch(window.start_iso)
  const end = readEpoch(window.end_iso)
  const issues = [
    ...(start === null ? [{ path: 'start_iso', message: 'must be a time in ISO 8601 with offset' }] : []),
    ...(end === null ? [{ path: 'end_iso', message: 'must be a time in ISO 8601 with offset' }] : []),
    ...(start !== null && end !== null && end <= start
      ? [{ path: 'end_iso', message: 'must be after the start' }]
      : []),
  ]
  if (start === null || end === null || issues.length > 0) throw invalid('The window makes no sense', issues)
  return { start_iso: toInstant(start), end_iso: toInstant(end) }
}

/** The arrival windows of a local date at a site, as instants. */
export function arrivalWindowsOn(date: string, zone: string): TimeSpan[] {
  return arrivalWindows.map(({ from, to }) => ({
    start_iso: atWallTime(date, from, zone),
    end_iso: atWallTime(date, to, zone),
  }))
}

/** Whether two spans share a moment; the end of one may be the start of the other. */
export function overlaps(a: TimeSpan, b: TimeSpan): boolean {
  const times = [readEpoch(a.start_iso), readEpoch(a.end_iso), readEpoch(b.start_iso), readEpoch(b.end_iso)]
  const [aStart, aEnd, bStart, bEnd] = times
  if (aStart == null || aEnd == null || bStart == null || bEnd == null) return false
  return aStart < bEnd && bStart < aEnd
}
