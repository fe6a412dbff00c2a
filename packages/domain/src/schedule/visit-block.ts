import { MINUTE, toEpoch, toInstant } from './instant.ts'
import type { Instant } from './instant.ts'
import type { TimeSpan } from './windows.ts'

/** The way to a visit, in minutes: the median within a metropolitan area. Source: domain data 6.3. */
export const TRAVEL_MINUTES = 22

/**
 * What a visit takes of a provider's time: its window, and before it the way there. The window that people see stays
 * as agreed. The way on from a visit is the way to the next one, so between two visits it counts once.
 *
 * @returns the first instant that is taken, and the first that is free again
 * @example
 * blockOfVisit({ start_iso: '2026-11-21T12:00:00Z', end_iso: '2026-11-21T13:30:00Z' })
 * // => { from: '2026-11-21T11:38:00.000Z', to: '2026-11-21T13:30:00.000Z' }
 */
export function blockOfVisit({ start_iso, end_iso }: TimeSpan): { from: Instant; to: Instant } {
  return {
    from: toInstant(toEpoch(start_iso, 'start_iso') - TRAVEL_MINUTES * MINUTE),
    to: toInstant(end_iso, 'end_iso'),
  }
}
