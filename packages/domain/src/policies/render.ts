import { formatCents } from '../money/money.ts'
import { HOUR, readEpoch } from '../schedule/instant.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { formatInstant } from '../schedule/format-window.ts'
import { isZone } from '../schedule/wall-clock.ts'
import { cancellationFee, nextFee, rescheduleFee } from './fees.ts'
import type { VisitTerms } from './fees.ts'
import { moveBlockedBy } from './move.ts'
import { policyOf } from './policies.ts'
import type { Fee, Policy } from './policies.ts'

const percent = (basisPoints: number) => `${basisPoints / 100}%`

/** A fee in words: `$50.00`, `50% (at least $75.00)`, `free`. */
export function feeText(fee: Fee): string {
  if (fee.cents !== undefined) return fee.cents === 0 ? 'free' : formatCents(fee.cents)
  const bounds = [
    ...(fee.least_cents === undefined ? [] : [`at least ${formatCents(fee.least_cents)}`]),
    ...(fee.most_cents === undefined ? [] : [`at most ${formatCents(fee.most_cents)}`]),
  ]
  return `${percent(fee.share_bp ?? 0)} of the labor${bounds.length === 0 ? '' : ` (${bounds.join(', ')})`}`
}

/** What of the price of parts that were ordered for one customer stays with them. */
const restockText = (restock: Policy['special_order_restock']): string =>
  restock === 'cost' ? 'what they cost us' : `${percent(restock.share_bp ?? 0)} of their price`

/** How often, as people say it: `once`, `twice`, `3 times`. */
export const times = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`

/** A policy as a table: what happens, what it costs. The same numbers as the fee functions use. */
export function policyTable(id?: string | null): { when: string; cost: string }[] {
  const policy = policyOf(id)
  const { free_count, closes_hours, fee_cents } = policy.reschedule
  const free =
    free_count === 0
      ? formatCents(fee_cents)
      : `free ${times(free_count)} until ${closes_hours} h before, then ${formatCents(fee_cents)}`
  return [
    { when: `Cancel within ${policy.free_after_booking_hours} h of booking and more than 24 h before`, cost: 'free' },
    { when: 'Cancel more than 24 h before', cost: feeText(policy.cancel.over_24h) },
    { when: 'Cancel 24 to 3 h before', cost: feeText(policy.cancel.under_24h) },
    { when: 'Cancel under 3 h before, or when the tech is on the way', cost: feeText(policy.cancel.under_3h) },
    {
      when: `Nobody there (${policy.no_show.wait_minutes} min wait, ${policy.no_show.contact_attempts} attempts to reach you)`,
      cost: feeText(policy.no_show),
    },
    { when: 'Cancel with parts ordered for you', cost: `${restockText(policy.special_order_restock)} on top` },
    { when: 'Move the visit', cost: free },
  ]
}

/** A policy as prose: the table, sentence by sentence. */
export function policyProse(id?: string | null): string {
  const policy = policyOf(id)
  const lines = policyTable(id).map(({ when, cost }) => `${when}: ${cost}.`)
  return [
    `${policy.name} terms (${policy.id}).`,
    ...lines,
    'Bad weather, an emergency or a building that denies access costs nothing.',
  ].join(' ')
}

/**
 * What cancelling costs now and when that changes, as one line for the customer. Without a zone there is no clock to
 * name a time on: then it is said in hours before the visit.
 *
 * @example
 * ifYouCancelNow({ labour_cents: 20000, start_iso: '2026-11-24T15:00:00Z', time_zone: 'America/New_York' }, '2026-11-21T12:00:00Z') // => 'If you cancel now: free until Mon, Nov 23, 10 AM, then $50.00.'
 */
export function ifYouCancelNow(terms: VisitTerms & { time_zone?: string | null | undefined }, now: TimeLike): string {
  const { fee_cents, parts_cents } = cancellationFee(terms, now)
  const cost = feeText({ cents: fee_cents })
  const parts = parts_cents === 0 ? '' : ` Parts that were ordered for you: ${formatCents(parts_cents)} on top.`
  const next = nextFee(terms, now)
  const zone = terms.time_zone
  if (next === null) return `If you cancel now: ${cost}.${parts}`
  const until = zone == null || !isZone(zone) ? inHours(next.at, terms) : formatInstant(next.at, zone, now)
  return `If you cancel now: ${cost} until ${until}, then ${feeText({ cents: next.fee_cents })}.${parts}`
}

/** When a fee changes, where no clock can say it: the end of the free time after booking, else so long before the visit. */
function inHours(at: number, terms: VisitTerms): string {
  const free = policyOf(terms.policy).free_after_booking_hours
  if (at === (readEpoch(terms.booked_at) ?? NaN) + free * HOUR) return `${free} h after booking`
  return `${((readEpoch(terms.start_iso) ?? at) - at) / HOUR} hours before the visit`
}

/**
 * What moving the visit costs now, as one line for the customer; where they cannot move it themselves any more, what it
 * costs to have it moved.
 */
export function ifYouMoveNow(terms: VisitTerms, now: TimeLike): string {
  const cost = feeText({ cents: rescheduleFee(terms, now).fee_cents })
  return moveBlockedBy(terms, now) === null
    ? `If you move the visit now: ${cost}.`
    : `Ask us to move the visit: ${cost}.`
}
