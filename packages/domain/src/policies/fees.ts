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
}

/** Which line of the policy applies. */
export type NoticeTier = 'no_visit' | 'just_booked' | 'over_24h' | 'under_24h' | 'under_3h'

/** A fee with the reason for it. `provider_cents` is what the provider gets of it. */
export type FeeVerdict = { policy: string; tier: NoticeTier; fee_cents: number; provider_cents: number }

/** An amount of a fee: fixed, or a share of the labour with its bounds. Never more than the labour. */
export function feeAmount(fee: Fee, labourCents: number): number {
  if (fee.cents !== undefined) return fee.cents
  const share = shareCents(labourCents, fee.share_bp ?? 0)
  return Math.min(fee.most_cents ?? Infinity, Math.max(fee.least_cents ?? 0, share))
}

/** How much notice is given. Elapsed hours, so that a clock change does not shift a price. */
export function noticeTier(terms: VisitTerms, now: TimeLike): NoticeTier {
  const at = toEpoch(now)
  const start = readEpoch(terms.start_iso)
  if (start === null) return 'no_visit'
  if (terms.en_route === true || start - at < 3 * HOUR) return 'under_3h'
  if (start - at <= DAY) return 'under_24h'
  const booked = readEpoch(terms.booked_at)
  const grace = policyOf(terms.policy).free_after_booking_hours * HOUR
  return booked !== null && at - booked <= grace ? 'just_booked' : 'over_24h'
}

/**
 * What cancelling now costs the customer. Source: domain-data.md 6.5.
 *
 * @example
 * cancellationFee({ labour_cents: 20000, start_iso: '2026-11-22T10:00:00Z' }, '2026-11-21T12:00:00Z').fee_cents // => 5000
 */
export function cancellationFee(terms: VisitTerms, now: TimeLike): FeeVerdict {
  const policy = policyOf(terms.policy)
  const tier = noticeTier(terms, now)
  const fee = tier === 'no_visit' || tier === 'just_booked' ? { cents: 0 } : policy.cancel[tier]
  const fee_cents = feeAmount(fee, terms.labour_cents)
  return { policy: policy.id, tier, fee_cents, provider_cents: providerShare(terms, tier, fee_cents) }
}

/** The provider's part: half under 24 h; once on the way at least the trip minimum, where the fee holds it. */
function providerShare(terms: VisitTerms, tier: NoticeTier, feeCents: number): number {
  const { provider_share } = policyOf(terms.policy)
  if (tier !== 'under_24h' && tier !== 'under_3h') return 0
  const half = shareCents(feeCents, provider_share.under_24h_bp)
  return terms.en_route === true ? Math.min(feeCents, Math.max(half, provider_share.en_route_least_cents)) : half
}

/** What it costs the customer not to be there, once the tech has waited and tried to call as the policy says. */
export function noShowFee(
  terms: VisitTerms,
  evidence: { waited_minutes: number; contact_attempts: number },
): { policy: string; due: boolean; fee_cents: number; missing: string[] } {
  const policy = policyOf(terms.policy)
  const { wait_minutes, contact_attempts } = policy.no_show
  const missing = [
    ...(evidence.waited_minutes < wait_minutes ? [`wait ${wait_minutes} min after arrival`] : []),
    ...(evidence.contact_attempts < contact_attempts
      ? [`${contact_attempts} logged attempts to reach the customer`]
      : []),
  ]
  const due = missing.length === 0
  return { policy: policy.id, due, fee_cents: due ? feeAmount(policy.no_show, terms.labour_cents) : 0, missing }
}

/** What moving the visit costs the customer: free so often and so early, then the policy's fee. */
export function rescheduleFee(terms: VisitTerms, now: TimeLike): { policy: string; fee_cents: number } {
  const policy = policyOf(terms.policy)
  const start = readEpoch(terms.start_iso)
  const late = start !== null && start - toEpoch(now) < policy.reschedule.closes_hours * HOUR
  const used = (terms.reschedule_count ?? 0) >= policy.reschedule.free_count
  return { policy: policy.id, fee_cents: start !== null && (late || used) ? policy.reschedule.fee_cents : 0 }
}

/** What we owe the customer when our side cancels under 24 h before, or does not come. */
export function providerCancelCredit(terms: VisitTerms, what: 'cancelled' | 'no_show', now: TimeLike): number {
  const credit = policyOf(terms.policy).provider_cancel_credit_cents
  if (what === 'no_show') return credit.no_show
  const start = readEpoch(terms.start_iso)
  return start !== null && start - toEpoch(now) < DAY ? credit.under_24h : 0
}
