import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { DAY, toEpoch, toInstant } from './instant.ts'
import type { TimeLike } from './instant.ts'
import type { TimeSpan } from './windows.ts'

/** How far ahead a visit can be set, in days: two years. */
export const FURTHEST_VISIT_DAYS = 730

/**
 * Why a window cannot be a visit that is still to come: it is over, longer than a day, or more than two years ahead.
 *
 * @example
 * visitWindowBlockedBy({ start_iso: '2026-11-21T12:00:00Z', end_iso: '2026-11-21T13:30:00Z' }, '2026-11-20T12:00:00Z') // => []
 */
export function visitWindowBlockedBy(window: TimeSpan, now: TimeLike): Blocker[] {
  const [start, end, at] = [
    toEpoch(window.start_iso, 'start_iso'),
    toEpoch(window.end_iso, 'end_iso'),
    toEpoch(now, 'now'),
  ]
  const evidence = { start_iso: toInstant(start), end_iso: toInstant(end), now: toInstant(at) }
  const refuse = (message: string, fix: string) => [block('WINDOW', evidence, { message, fix })]
  return [
    ...(end <= at ? refuse('The window is over already', 'Choose a time that is still to come.') : []),
    ...(end - start > DAY ? refuse('The window is longer than a day', 'Choose a window of 24 hours at most.') : []),
    ...(start - at > FURTHEST_VISIT_DAYS * DAY
      ? refuse('The window is more than two years ahead', 'Choose a time within the next two years.')
      : []),
  ]
}
