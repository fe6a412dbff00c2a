import { invalid } from '../errors/domain-error.ts'

/** What a tier of notice costs: a fixed fee, a share of the job's price (basis points) with an optional floor, both in cents. */
export type Fee = {
  readonly cents?: number
  readonly share_bp?: number
  readonly least_cents?: number
  readonly most_cents?: number
}

/** A policy, pinned by id and version to the job at booking. Published versions are never changed, only followed. */
export type Policy = {
  readonly id: string
  readonly name: string
  /** Free of charge this long after booking, while the visit is further away than a day. */
  readonly free_after_booking_hours: number
  readonly cancel: {
    /** More than 24 h before the window starts. */
    readonly over_24h: Fee
    /** 24 to 3 h before. */
    readonly under_24h: Fee
    /** Under 3 h before, or the tech is on the way. */
    readonly under_3h: Fee
  }
  readonly no_show: Fee & { readonly wait_minutes: number; readonly contact_attempts: number }
  readonly reschedule: {
    readonly free_count: number
    /** Until so many hours before the window. */
    readonly closes_hours: number
    readonly fee_cents: number
    /** How often customer and tech may move the visit by themselves; after that a dispatcher does. */
    readonly max_self_serve: number
  }
  readonly special_order_restock: Fee | 'cost'
  readonly provider_cancel_credit_cents: { readonly under_24h: number; readonly no_show: number }
  /** What of a collected fee the provider gets. */
  readonly provider_share: { readonly under_24h_bp: number; readonly en_route_least_cents: number }
}

const shared = {
  free_after_booking_hours: 1,
  provider_cancel_credit_cents: { under_24h: 2500, no_show: 5000 },
  provider_share: { under_24h_bp: 5000, en_route_least_cents: 3500 },
} as const

/** The three policies of domain-data.md 6.5. */
export const policies: readonly Policy[] = [
  {
    id: 'standard@1',
    name: 'Standard',
    ...shared,
    cancel: { over_24h: { cents: 0 }, under_24h: { cents: 5000 }, under_3h: { share_bp: 5000, least_cents: 7500 } },
    no_show: { share_bp: 10_000, most_cents: 15_000, wait_minutes: 20, contact_attempts: 2 },
    reschedule: { free_count: 2, closes_hours: 3, fee_cents: 2500, max_self_serve: 2 },
    special_order_restock: { share_bp: 1500 },
  },
  {
    id: 'flex@1',
    name: 'Flex',
    ...shared,
    cancel: { over_24h: { cents: 0 }, under_24h: { cents: 2500 }, under_3h: { cents: 5000 } },
    no_show: { cents: 7500, wait_minutes: 20, contact_attempts: 2 },
    reschedule: { free_count: 3, closes_hours: 3, fee_cents: 2500, max_self_serve: 3 },
    special_order_restock: { share_bp: 1500 },
  },
  {
    id: 'strict@1',
    name: 'Strict',
    ...shared,
    cancel: { over_24h: { cents: 2500 }, under_24h: { share_bp: 5000 }, under_3h: { share_bp: 10_000 } },
    no_show: { share_bp: 10_000, wait_minutes: 20, contact_attempts: 2 },
    reschedule: { free_count: 0, closes_hours: 3, fee_cents: 2500, max_self_serve: 2 },
    special_order_restock: 'cost',
  },
]

/** What a job has whose booking named no policy. */
export const defaultPolicyId = 'standard@1'

/** The policy of an id, the default one for a job that names none; undefined for an id that we have not published. */
export function findPolicy(id: string | null | undefined): Policy | undefined {
  return policies.find((policy) => policy.id === (id ?? defaultPolicyId))
}

/** The same where there must be one. Throws INVALID on an id that we have not published: its terms are not guessed. */
export function policyOf(id: string | null | undefined): Policy {
  const found = findPolicy(id)
  if (found !== undefined) return found
  throw invalid('The terms of this booking are not known', [
    { path: 'policy', message: `${id} is none that we have published` },
  ])
}
