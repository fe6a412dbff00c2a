import { shareCents } from '../money/money.ts'
import { DAY, HOUR, readEpoch, toEpoch } from '../schedule/instant.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { policyOf } from './policies.ts'
import type { Fee } from './policies.ts'

/** What a fee is computed from. Amounts in cents. */
export type VisitTerms = {
  /** The pinned policy, `standard@1`. */
  policy?: string | null | undefined
  /** Labour of the job: what shares are taken of. */
  labour_cents: number
  booked_at?: string | Date | null | undefined
  start_iso?: string | Date | null | undefined
  reschedule_count?: number | null | undefined
  en_route?: boolean | undefined
  /** What was ordered for this visit alone: what the customer pays for it, and what it costs us. See `orderedParts`. */
  parts?: Parts | null | undefined
  /** Why the customer is not held to the terms; who says so keeps the evidence. */
  excused?: Excuse | null | undefined
}

/** Parts in cents. */
export type Parts = { price_cents: number; cost_cents: number }

/** What costs nothing, whatever the policy. Source: domain-data.md 6.5, last row. */
export const excuses = ['weather', 'emergency', 'access'] as const
export type Excuse = (typeof excuses)[number]

/** Which line of the policy applies. */
export type NoticeTier = 'no_visit' | 'just_booked' | 'over_24h' | 'under_24h' | 'under_3h'

/** A fee with the reason for it. `provider_cents` is what the provider gets of it, `parts_cents` what parts cost on top. */
export type FeeVerdict = {
  policy: string
  tier: NoticeTier
  fee_cents: number
  provider_cents: number
  parts_cents: number
}

/** An amount of a fee: fixed, or a share of the labour with its bounds, of which the least also holds for cheaper work. */
export function feeAmount(fee: Fee, labourCents: number): number {
  if (fee.cents !== undefined) return fee.cents
  const share = shareCents(labourCents, fee.share_bp ?? 0)
  return Math.min(fee.most_cents ?? Infinity, Math.max(fee.least_cents ?? 0, share))
}

/** How much notice is given. Elapsed hours, so that a clock change does not shift a price (decision 0018). */
export function noticeTier(terms: VisitTerms, now: TimeLike): NoticeTier {
  const at = toEpoch(now, 'now')
  const start = readEpoch(terms.start_iso)
  if (start === null) return 'no_visit'
  if (terms.en_route === true || start - at < 3 * HOUR) return 'under_3h'
  if (start - at <= DAY) return 'under_24h'
  const booked = readEpoch(terms.booked_at)
  const grace = policyOf(terms.policy).free_after_booking_hours * HOUR
  return booked !== null && at - booked <= grace ? 'just_booked' : 'over_24h'
}

/**
 * What cancelling now costs the customer. Throws INVALID on a policy that we have not published, as every fee does.
 * Source: domain-data.md 6.5.
 *
 * @example
 * cancellationFee({ labour_cents: 20000, start_iso: '2026-11-22T10:00:00Z' }, '2026-11-21T12:00:00Z').fee_cents // => 5000
 */
export function cancellationFee(terms: VisitTerms, now: TimeLike): FeeVerdict {
  const policy = policyOf(terms.policy)
  const tier = noticeTier(terms, now)
  const free = tier === 'no_visit' || tier === 'just_booked' || terms.excused != null
  const fee_cents = free ? 0 : feeAmount(policy.cancel[tier], terms.labour_cents)
  const provider_cents = providerShare(terms, tier, fee_cents)
  return { policy: policy.id, tier, fee_cents, provider_cents, parts_cents: partsFee(terms) }
}

/** What parts cost that were ordered for a visit which does not take place. */
function partsFee({ policy, parts, excused }: VisitTerms): number {
  if (parts == null || excused != null) return 0
  const { special_order_restock: restock } = policyOf(policy)
  return restock === 'cost' ? parts.cost_cents : shareCents(parts.price_cents, restock.share_bp ?? 0)
}

/** Until when cancelling costs what it costs now, and what it costs right after that; null when nothing changes. */
export function nextFee(terms: VisitTerms, now: TimeLike): { at: number; fee_cents: number } | null {
  const start = readEpoch(terms.start_iso)
  if (start === null) return null
  const present = cancellationFee(terms, now).fee_cents
  const booked = readEpoch(terms.booked_at)
  const free = booked === null ? [] : [booked + policyOf(terms.policy).free_after_booking_hours * HOUR]
  for (const at of [...free, start - DAY, start - 3 * HOUR].toSorted((a, b) => a - b)) {
    const { fee_cents } = cancellationFee(terms, at + 1)
    if (at >= toEpoch(now, 'now') && fee_cents !== present) return { at, fee_cents }
  }
  return null
}

/** The provider's part: half under 24 h; once on the way at least the trip minimum, where the fee holds it. */
function providerShare(terms: VisitTerms, tier: NoticeTier, feeCents: number): number {
  if (tier !== 'under_24h' && tier !== 'under_3h') return 0
  if (terms.en_route === true) return atLeastTheTrip(terms, feeCents)
  return shareCents(feeCents, policyOf(terms.policy).provider_share.under_24h_bp)
}

/** Who is on the way or there gets at least the trip minimum, where the fee holds it. */
function atLeastTheTrip(terms: VisitTerms, feeCents: number): number {
  const { under_24h_bp, en_route_least_cents } = policyOf(terms.policy).provider_share
  return Math.min(feeCents, Math.max(shareCents(feeCents, under_24h_bp), en_route_least_cents))
}

/**
 * What it costs the customer not to be there, once the tech has waited and tried to call as the policy says.
 * `provider_cents` is what the provider, who came, gets of it.
 */
export function noShowFee(
  terms: VisitTerms,
  evidence: { waited_minutes: number; contact_attempts: number },
): { policy: string; due: boolean; fee_cents: number; provider_cents: number; missing: string[] } {
  const policy = policyOf(terms.policy)
  const { wait_minutes, contact_attempts } = policy.no_show
  const missing = [
    ...(evidence.waited_minutes < wait_minutes ? [`wait ${wait_minutes} min after arrival`] : []),
    ...(evidence.contact_attempts < contact_attempts
      ? [`${contact_attempts} logged attempts to reach the customer`]
      : []),
  ]
  const due = missing.length === 0 && terms.excused == null
  const fee_cents = due ? feeAmount(policy.no_show, terms.labour_cents) : 0
  return { policy: policy.id, due, fee_cents, provider_cents: atLeastTheTrip(terms, fee_cents), missing }
}

/** What moving the visit costs the customer: free so often and so early, then the policy's fee. */
export function rescheduleFee(terms: VisitTerms, now: TimeLike): { policy: string; fee_cents: number } {
  const policy = policyOf(terms.policy)
  const start = readEpoch(terms.start_iso)
  const late = start !== null && start - toEpoch(now, 'now') < policy.reschedule.closes_hours * HOUR
  const used = (terms.reschedule_count ?? 0) >= policy.reschedule.free_count
  return { policy: policy.id, fee_cents: start !== null && (late || used) ? policy.reschedule.fee_cents : 0 }
}

/**
 * What we owe the customer when our side cancels under 24 h before, or does not come; and whether it counts against the
 * provider, which it does not where weather, an emergency or the building kept them away.
 *
 * @example
 * providerCancelCredit({ labour_cents: 20000 }, 'no_show', '2026-11-21T12:00:00Z') // => { credit_cents: 5000, strike: true }
 */
export function providerCancelCredit(
  terms: VisitTerms,
  what: 'cancelled' | 'no_show',
  now: TimeLike,
): { credit_cents: number; strike: boolean } {
  const credit = policyOf(terms.policy).provider_cancel_credit_cents
  const start = readEpoch(terms.start_iso)
  const isLate = start !== null && start - toEpoch(now, 'now') < DAY
  if (what === 'cancelled' && !isLate) return { credit_cents: 0, strike: false }
  return { credit_cents: what === 'no_show' ? credit.no_show : credit.under_24h, strike: terms.excused == null }
}
