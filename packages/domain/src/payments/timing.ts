import { DAY, HOUR, readEpoch, toEpoch, toInstant } from '../schedule/instant.ts'
import type { Instant, TimeLike } from '../schedule/instant.ts'
import { AUTO_VERIFY_HOURS, HOLD_DAYS } from './machine.ts'
import type { PaymentPlan } from './machine.ts'

/** The card is authorized this long before a visit that is too far away for a hold. */
export const AUTHORIZE_BEFORE_HOURS = 24
/** The watcher looks this long before a hold lapses. */
export const WATCH_BEFORE_HOURS = 24

/** What to do with the card of a new order. A hold must outlive the visit and the customer's time to answer. */
export type ChargeStep = { step: 'captured' } | { step: 'authorize' } | { step: 'save_method'; authorize_at: Instant }

/** When the customer's card is held: at once when a hold outlives visit and verification, else shortly before the visit. */
export function chargeStep(plan: PaymentPlan, end: string | Date | null | undefined, now: TimeLike): ChargeStep {
  if (plan === 'prepaid') return { step: 'captured' }
  const over = readEpoch(end)
  if (over === null) return { step: 'authorize' }
  const holdEnds = toEpoch(now, 'now') + HOLD_DAYS * DAY
  if (over + AUTO_VERIFY_HOURS * HOUR <= holdEnds) return { step: 'authorize' }
  return { step: 'save_method', authorize_at: toInstant(Math.max(toEpoch(now), over - AUTHORIZE_BEFORE_HOURS * HOUR)) }
}

/** When a hold lapses, and when the watcher has to act. */
export function holdDeadline(authorizedAt: TimeLike): { lapses_at: Instant; act_at: Instant } {
  const lapses = toEpoch(authorizedAt) + HOLD_DAYS * DAY
  return { lapses_at: toInstant(lapses), act_at: toInstant(lapses - WATCH_BEFORE_HOURS * HOUR) }
}

/** When finished work counts as verified without an answer from the customer. */
export function autoVerifyAt(completedAt: TimeLike): Instant {
  return toInstant(toEpoch(completedAt) + AUTO_VERIFY_HOURS * HOUR)
}
