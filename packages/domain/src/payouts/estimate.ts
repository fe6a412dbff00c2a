import { priceLines } from '../catalogue/price.ts'
import { crewNeeded } from '../catalogue/work.ts'
import { chargesOf } from '../job/charges.ts'
import { jobReading } from '../job/reading.ts'
import type { JobReading } from '../job/reading.ts'
import type { JobFacts } from '../job/facts.ts'
import { addCents, shareCents, splitCents } from '../money/money.ts'

/** How experienced a provider is: decides the share of the labour. */
export const proTiers = ['new', 'standard', 'senior'] as const
export type ProTier = (typeof proTiers)[number]

/** Which seat of the crew. */
export const seatRoles = ['lead', 'helper'] as const
export type SeatRole = (typeof seatRoles)[number]

/** The rules of domain-data.md 6.6, pinned by id. Shares in basis points, amounts in cents. */
export const payoutRules = {
  id: 'payout@1',
  labour_share_bp: { new: 5500, standard: 6000, senior: 6500 },
  two_person: { extra_cents: 3000, lead_weight: 62, helper_weight: 38 },
  goods_margin_share_bp: 1000,
  sold_on_site_share_bp: 6500,
  premium_share_bp: 6000,
  return_visit_cents: { tech_fault: 0, other: 4500 },
  minimum_per_visit_cents: 4500,
} as const satisfies Record<string, unknown>

export type PayoutLineKind =
  | 'labour'
  | 'goods_margin'
  | 'sold_on_site'
  | 'premium'
  | 'travel'
  | 'tip'
  | 'minimum'
  | 'return_visit'
export type PayoutLine = { kind: PayoutLineKind; label: string; amount_cents: number }

/** What one seat earns. The lines sum to the total. */
export type PayoutEstimate = { lines: PayoutLine[]; total_cents: number }

/** What came on top of the catalogue, in cents; discount, travel and premium instead of what the job was charged. */
export type PayoutExtras = {
  discount_cents?: number
  tip_cents?: number
  travel_cents?: number
  sold_on_site_cents?: number
  premium_cents?: number
  /** How many did the work; without it as many as the work takes. */
  crew?: number
}

type Payable = Omit<JobFacts, 'status'>

/** What of a job's charges its crew has a part in. */
function chargedExtras(job: Payable, read: Pick<JobReading, 'items' | 'metadata'>): PayoutExtras {
  const { discount_cents = 0, surcharges = [] } = chargesOf(job, read) ?? {}
  const isTravel = (code: string) => code === 'TRAVEL'
  const sum = (travel: boolean) =>
    surcharges.reduce((cents, { code, amount_cents }) => cents + (isTravel(code) === travel ? amount_cents : 0), 0)
  return { discount_cents, travel_cents: sum(true), premium_cents: sum(false) }
}

/**
 * What every seat of a job earns, of its labour net of the discount and of what was charged for the visit. Who does the
 * work of two alone has all of the labour's share, and nothing for a second who was not there. Null when the job cannot
 * be priced: nothing is guessed.
 */
export function payoutSplit(
  job: Payable,
  tier: ProTier,
  given: PayoutExtras = {},
): { lead: PayoutEstimate; helper: PayoutEstimate | null } | null {
  const { items, metadata } = jobReading(job)
  const prices = priceLines(items, metadata)
  if (prices === null) return null
  const extras = { ...chargedExtras(job, { items, metadata }), ...given }
  const labour =
    addCents(...prices.filter((line) => line.kind === 'labour').map((line) => line.amount_cents)) -
    (extras.discount_cents ?? 0)
  const margin = prices
    .filter((line) => line.kind === 'goods')
    .reduce((sum, line) => sum + line.amount_cents - line.cost_cents, 0)
  const share = shareCents(Math.max(0, labour), payoutRules.labour_share_bp[tier])
  const two = (extras.crew ?? crewNeeded(items, metadata)) > 1
  const { extra_cents, lead_weight, helper_weight } = payoutRules.two_person
  const lead: PayoutLine[] = []
  const helper: PayoutLine[] = []
  const give = (kind: PayoutLineKind, label: string, cents: number, shared: boolean) => {
    const [first = cents, second = 0] = shared && two ? splitCents(cents, [lead_weight, helper_weight]) : []
    if (first !== 0) lead.push({ kind, label, amount_cents: first })
    if (second !== 0) helper.push({ kind, label, amount_cents: second })
  }
  give('labour', two ? 'Labor, shared by two' : 'Labor', two ? share + extra_cents : share, true)
  give(
    'goods_margin',
    'Share of the hardware margin',
    shareCents(Math.max(0, margin), payoutRules.goods_margin_share_bp),
    false,
  )
  give(
    'sold_on_site',
    'Sold on site',
    shareCents(extras.sold_on_site_cents ?? 0, payoutRules.sold_on_site_share_bp),
    false,
  )
  give('premium', 'Rush or Sunday', shareCents(extras.premium_cents ?? 0, payoutRules.premium_share_bp), true)
  topUp(lead)
  if (two) topUp(helper)
  // On top of the minimum, like the tip: all of both is theirs.
  give('travel', 'Travel', extras.travel_cents ?? 0, false)
  give('tip', 'Tip', extras.tip_cents ?? 0, true)
  return { lead: totalled(lead), helper: two ? totalled(helper) : null }
}

/** Nobody comes for less than the minimum per visit. */
function topUp(lines: PayoutLine[]): void {
  const missing = payoutRules.minimum_per_visit_cents - totalled(lines).total_cents
  if (missing > 0) lines.push({ kind: 'minimum', label: 'Up to the minimum per visit', amount_cents: missing })
}

function totalled(lines: PayoutLine[]): PayoutEstimate {
  return { lines, total_cents: lines.reduce((sum, line) => sum + line.amount_cents, 0) }
}

/**
 * What a seat of a job earns, in cents. Frozen when the payout enters review. A job that cannot be priced has no lines:
 * its payout is reviewed by hand.
 *
 * @example
 * estimatePayout({ service_id: 'TV-M' }, 'standard').total_cents // => 8340
 */
export function estimatePayout(
  job: Payable,
  tier: ProTier = 'standard',
  seat: SeatRole = 'lead',
  extras: PayoutExtras = {},
): PayoutEstimate {
  return payoutSplit(job, tier, extras)?.[seat] ?? { lines: [], total_cents: 0 }
}

/** What a return visit earns. */
export function returnVisitPayout(cause: 'tech_fault' | 'other'): PayoutEstimate {
  const amount_cents = payoutRules.return_visit_cents[cause]
  return totalled(amount_cents === 0 ? [] : [{ kind: 'return_visit', label: 'Return visit', amount_cents }])
}

/** Payouts up to this amount may be approved without a second look when everything is in order. */
export const AUTO_APPROVE_CENTS = 40_000
/** Above this amount a second person approves. */
export const SECOND_APPROVER_CENTS = 100_000
