import { isTimeText, readEpoch, toInstant } from '../schedule/instant.ts'
import type { Instant } from '../schedule/instant.ts'

/**
 * A time in the history of an old document; null when it is none.
 *
 * Old systems wrote some without an offset. Their servers ran on UTC, so those are read as UTC, a date alone as its first
 * moment: on the clock of whoever reads it history would differ, and unread it would be lost. Others stay as written.
 */
export function timeOfHistory(value: unknown): Instant | null {
  if (typeof value === 'string' && isTimeText(value)) return value
  const epoch = typeof value === 'string' ? (readEpoch(`${value}Z`) ?? readEpoch(`${value}T00:00Z`)) : readEpoch(value)
  return epoch === null ? null : toInstant(epoch)
}
