/** Jobs as a database holds them: every status, TVs and other things, with and without plans, windows and stored flags. */
import { type JobFacts, type WallType, type WireLevel, generateOrderPlan, jobStatuses, priceOf } from '@h2s/domain'

export const benchNow = '2026-11-21T12:00:00.000Z'
const zones = ['America/New_York', 'America/Chicago', 'America/Los_Angeles'] as const
const services = ['TV-S', 'TV-M', 'TV-L', 'TV-XL', 'TV-M', 'TV-L', 'LK-D', 'TH-1', 'DB-W', 'CAM-B', 'CAM-W', 'SB-1']
const sizes: Readonly<Record<string, number>> = { 'TV-S': 43, 'TV-M': 55, 'TV-L': 65, 'TV-XL': 75 }
const mounts = ['fixed', 'tilt', 'full_motion', 'customer_provided', 'tilt'] as const
const walls: readonly WallType[] = ['DRYWALL', 'UNKNOWN', 'BRICK', 'PLASTER', 'DRYWALL', 'UNKNOWN']
const wires: readonly WireLevel[] = ['NONE', 'UNKNOWN', 'FULL_INWALL', 'CONCEAL_RACEWAY', 'BASIC_CONCEAL']

/** One of a list, the same for the same number. */
const pick = <T>(list: readonly [T, ...T[]] | readonly T[], n: number): T => {
  const chosen = list[n % list.length]
  if (chosen === undefined) throw new RangeError('nothing to choose from')
  return chosen
}

const itemOf = (n: number) => {
  const service_id = pick(services, n)
  const tv_size = sizes[service_id]
  return {
    service_id,
    service_name: service_id,
    quantity: n % 11 === 0 ? 2 : 1,
    metadata: tv_size === undefined ? {} : { mount_type: pick(mounts, Math.floor(n / 12)), tv_size },
  }
}

const metadataOf = (n: number) => {
  const items_json = n % 5 === 0 ? [itemOf(n), itemOf(n * 7 + 1)] : [itemOf(n)]
  return {
    order_id: `ord_${n}`,
    estimated_payout: 12_000,
    items_json,
    source: 'stripe',
    wire_management_required: pick(wires, Math.floor(n / 3)),
    wall_type: pick(walls, Math.floor(n / 7)),
    special_constraints: n % 13 === 0 ? ['NO_DRILLING'] : n % 17 === 0 ? ['HOA'] : [],
    equipment_lane: 'COMPANY_SUPPLIED' as const,
    order_required: true,
    order_stage: 'PENDING_REVIEW' as const,
    pain_flags: [],
    audit_log: [],
    ...(n % 9 === 0 ? { access: { building: 'gated' as const, gate_code: '4711' } } : {}),
  }
}

/** A job with what it is about; flags are not stored on it yet. */
const jobOf = (n: number): JobFacts => {
  const bare = metadataOf(n)
  const { service_id } = itemOf(n)
  // One plan in seven was made before the wires were to be hidden otherwise.
  const planned = n % 7 === 0 ? { ...bare, wire_management_required: pick(wires, Math.floor(n / 3) + 1) } : bare
  const order_plan = n % 2 === 0 ? undefined : generateOrderPlan({ metadata: planned }, '2026-11-01T00:00:00.000Z')
  const metadata = order_plan === undefined ? bare : { ...bare, order_plan }
  const day = 10 + (n % 20)
  const price = priceOf(bare.items_json) ?? 0
  return {
    job_id: `job_${n}`,
    status: pick(jobStatuses, n),
    service_id,
    service_name: service_id,
    service_address: n % 19 === 0 ? '12 Peach St, Apt 4' : '12 Peach St',
    assigned_pro_id: n % 4 === 0 ? null : `pro_${n % 50}`,
    accepted_seats: n % 4 === 0 ? 0 : 1,
    start_iso: n % 6 === 0 ? null : `2026-11-${day}T15:00:00.000Z`,
    end_iso: n % 6 === 0 ? null : `2026-11-${day}T17:00:00.000Z`,
    time_zone: pick(zones, n),
    quoted_cents: price,
    paid_total_cents: n % 23 === 0 ? price - 500 : n % 3 === 0 ? price : null,
    reschedule_count: n % 29 === 0 ? 3 : 0,
    disputed_at: n % 31 === 0 ? '2026-11-20T10:00:00.000Z' : null,
    metadata,
  }
}

/**
 * So many jobs, each an object of its own. `flagsFor` says what is stored of the flags: a third of the jobs has none yet, a
 * third has those of today, a third those of yesterday's facts.
 */
export const manyJobs = (count: number, flagsFor: (job: JobFacts) => unknown[]): JobFacts[] =>
  Array.from({ length: count }, (_, n) => {
    const job = jobOf(n)
    if (n % 3 === 0) return job
    const wasUnknown = n % 3 === 1 ? {} : { wall_type: 'UNKNOWN' as const }
    const metadata = Object.assign({}, job.metadata, wasUnknown)
    const pain_flags = flagsFor({ ...job, metadata })
    return { ...job, metadata: Object.assign({}, job.metadata, { pain_flags }) }
  })
