/**
 * The eight rules and the reconciliation as one would write them by hand for the one shape that these jobs have: no reading
 * of older documents, no checks, no table of rules. It shares nothing with the domain but the catalogue, the digest of ids and
 * the clock on the wall.
 */
import {
  type JobFacts,
  type JobMetadataV2,
  type PainFlag,
  flagId,
  formatCents,
  goods,
  heavyMountPrices,
  mountPrices,
  serviceByCode,
  wallClock,
} from '@h2s/domain'

type Stored = { service_id: string; quantity: number; metadata: { mount_type?: string; tv_size?: number } }

const clears: Record<string, string> = {
  WIRE_MANAGEMENT_UNKNOWN: 'Clears when the wire management level is filled in.',
  WALL_TYPE_UNKNOWN: 'Clears when the wall type is filled in.',
  CUSTOMER_EXPECTATION_RISK: 'Clears when somebody has talked with the customer and noted it.',
  ORDERING_AMBIGUOUS: 'Clears when an order plan covers the equipment that the job needs and waits for nothing else.',
  SCOPE_MISMATCH: 'Clears when the order and the facts of the site agree again.',
  TEAM_REQUIRED_UNCONFIRMED: 'Clears when enough techs have accepted.',
  ACCESS_DETAILS_MISSING: 'Clears when it is known how to get in.',
  SCHEDULE_CONFLICT: 'Clears when the window fits the site, the way there and the calendars.',
}
const gone = new Set(['returned', 'cancelled'])
const wallCents: Record<string, number> = { BRICK: 6000, CONCRETE: 7000, PLASTER: 4500, TILE: 9000 }
const wireCents: Record<string, number> = { BASIC_CONCEAL: 1900, CONCEAL_RACEWAY: 5900, FULL_INWALL: 14_900 }
const kits: Record<string, string> = { CONCEAL_RACEWAY: 'RACEWAY-KIT-STD', FULL_INWALL: 'INWALL-KIT-PRO' }
type MountKey = keyof typeof mountPrices
const isMount = (word: string): word is MountKey => Object.hasOwn(mountPrices, word)

interface Need {
  sku: string
  quantity: number
  retail: number
}

/** Whose wires are hidden: the screens', without one whatever else asks, but for cameras. */
const wiredOf = (items: Stored[]): Stored[] => {
  const asking = items.filter((item) => serviceByCode(item.service_id)?.asks.includes('wire'))
  const screens = asking.filter((item) => serviceByCode(item.service_id)?.family === 'tv')
  return screens.length > 0 ? screens : asking.filter((item) => serviceByCode(item.service_id)?.family !== 'camera')
}

const needsOf = (items: Stored[], wire: string): Need[] => {
  const needs: Need[] = []
  const add = (sku: string, quantity: number, retail: number): void => {
    const same = needs.find((need) => need.sku === sku)
    if (same) same.quantity += quantity
    else needs.push({ sku, quantity, retail })
  }
  for (const item of items) {
    const { mount_type: mount, tv_size: size } = item.metadata
    if (mount === 'customer_provided') continue
    if (mount !== undefined && size !== undefined && isMount(mount)) {
      const price = (size >= 75 ? heavyMountPrices[mount] : undefined) ?? mountPrices[mount]
      add(`MOUNT-${mount.toUpperCase()}-${size}`, item.quantity, price.retail_cents)
    }
    const kit = serviceByCode(item.service_id)?.kit
    if (kit !== undefined) add(kit, item.quantity, goods.get(kit)?.retail_cents ?? 0)
  }
  const kit = kits[wire]
  if (kit !== undefined) for (const item of wiredOf(items)) add(kit, item.quantity, goods.get(kit)?.retail_cents ?? 0)
  return needs
}

const isFullMotion65 = (item: Stored): boolean =>
  item.metadata.mount_type === 'full_motion' && (item.metadata.tv_size ?? 0) >= 65

const crewReason = (item: Stored): string | null => {
  const service = serviceByCode(item.service_id)
  const size = item.metadata.tv_size ?? 0
  if (service?.crew === 2) return `${service.name} takes two`
  if (size >= 75) return `a ${size}" TV takes two`
  return isFullMotion65(item) ? `a ${size}" TV on a full-motion mount takes two` : null
}

const priceOf = (items: Stored[], wall: string, wire: string): number => {
  let cents = 0
  for (const item of items) {
    const service = serviceByCode(item.service_id)
    if (service === undefined) continue
    cents += service.price_cents + service.next_price_cents * (item.quantity - 1)
    if (service.family === 'tv') {
      if (item.metadata.mount_type === 'full_motion') cents += 4000 * item.quantity
      cents += (wallCents[wall] ?? 0) * item.quantity
    }
    if (service.crew === 1 && crewReason(item) !== null) cents += 6000
  }
  const hidden = wireCents[wire]
  if (hidden !== undefined) for (const item of wiredOf(items)) cents += hidden * item.quantity
  for (const need of needsOf(items, wire)) cents += need.retail * need.quantity
  return cents
}

type Add = (
  flag: PainFlag['flag'],
  severity: PainFlag['severity'],
  message: string,
  evidence: Record<string, unknown>,
  subject?: string,
) => void

/** No plan, or one that has too little or too much for the needs. All lines of these plans are only planned. */
const orderingOf = (metadata: JobMetadataV2, needs: Need[], hours: number | null, add: Add): void => {
  const plan = metadata.order_plan
  const severity = hours !== null && hours < 48 ? 'CRITICAL' : 'HIGH'
  if (plan === undefined) {
    const missing = needs.map(({ sku, quantity }) => ({ sku, quantity }))
    if (needs.length > 0)
      add('ORDERING_AMBIGUOUS', severity, 'Ordering required but no order plan created', {
        plan: null,
        missing,
        unreadable: [],
      })
    return
  }
  const surplus: { sku: string; quantity: number; state: string }[] = []
  const left = new Map(needs.map((need) => [need.sku, need.quantity]))
  for (const { sku, quantity, state } of plan.components) {
    if (gone.has(state)) continue
    const over = quantity - (left.get(sku) ?? 0)
    left.set(sku, Math.max(0, -over))
    if (over > 0) surplus.push({ sku, quantity: over, state })
  }
  const missing = needs.flatMap(({ sku }) => {
    const quantity = left.get(sku) ?? 0
    return quantity > 0 ? [{ sku, quantity }] : []
  })
  const names = (list: { sku: string; quantity: number }[], how: string) =>
    list.length === 0 ? [] : [`${list.map((line) => `${line.quantity} × ${line.sku}`).join(', ')} ${how}`]
  const older = [...names(missing, 'missing'), ...names(surplus, 'no longer needed')]
  if (older.length > 0)
    add(
      'ORDERING_AMBIGUOUS',
      missing.length > 0 ? severity : 'MEDIUM',
      `The order plan is older than the needs: ${older.join('; ')}`,
      surplus.length > 0 ? { missing, unreadable: [], surplus } : { missing, unreadable: [] },
    )
}

/** What the rules find. */
export const referenceEvaluate = (job: JobFacts, now: string): PainFlag[] => {
  const metadata = job.metadata as JobMetadataV2 // The one shape that these jobs have.
  const items = metadata.items_json as Stored[]
  const found: PainFlag[] = []
  const add = (
    flag: PainFlag['flag'],
    severity: PainFlag['severity'],
    message: string,
    evidence: Record<string, unknown>,
    subject?: string,
  ): void => {
    const flag_id = flagId(flag, subject, now)
    const rest = { evidence, clears_when: clears[flag] ?? '' }
    const begun = { flag_id, flag, severity, message, origin: 'rule' as const, added_at: now }
    found.push(subject === undefined ? { ...begun, ...rest } : { ...begun, subject, ...rest })
  }
  const wall = metadata.wall_type
  const wire = metadata.wire_management_required
  const isOver = job.status === 'completed' || job.status === 'paid' || job.status === 'cancelled'
  const start = typeof job.start_iso === 'string' ? Date.parse(job.start_iso) : null
  const end = typeof job.end_iso === 'string' ? Date.parse(job.end_iso) : null
  const hours = start === null ? null : (start - Date.parse(now)) / 3_600_000
  const asks = (question: 'wall' | 'wire' | 'adult'): boolean =>
    items.some((item) => serviceByCode(item.service_id)?.asks.includes(question))
  if (!isOver) {
    if (wire === 'UNKNOWN' && asks('wire'))
      add('WIRE_MANAGEMENT_UNKNOWN', 'HIGH', 'Wire management level not determined', {
        wire_management_required: 'UNKNOWN',
      })
    if (wall === 'UNKNOWN' && asks('wall')) {
      const largest = Math.max(0, ...items.map((item) => item.metadata.tv_size ?? 0))
      const inWall = wire === 'FULL_INWALL'
      const isGrave = largest >= 65 || inWall
      const because = inWall ? ' for in-wall wiring' : isGrave ? ` for a ${largest}" TV` : ''
      add('WALL_TYPE_UNKNOWN', isGrave ? 'HIGH' : 'MEDIUM', `Wall type not confirmed${because}`, {
        wall_type: 'UNKNOWN',
        largest_tv: largest,
        in_wall: inWall,
      })
    }
  }
  if (job.status !== 'paid' && job.status !== 'cancelled') {
    const reasons: string[] = []
    const moved = job.reschedule_count ?? 0
    if (moved >= 2) reasons.push(`the visit was moved ${moved} times`)
    const quoted = job.quoted_cents ?? 0
    const price = quoted > 0 ? priceOf(items, wall, wire) : 0
    const isGrown = quoted > 0 && (price - quoted) * 100 > quoted * 15
    if (isGrown) reasons.push(`the price grew by ${Math.floor(((price - quoted) * 100) / quoted)} % after the quote`)
    const isDisputed = typeof job.disputed_at === 'string'
    if (isDisputed) reasons.push('the customer disputed the work before')
    if (reasons.length > 0)
      add(
        'CUSTOMER_EXPECTATION_RISK',
        isDisputed ? 'HIGH' : 'MEDIUM',
        `Talk with the customer first: ${reasons.join(', ')}`,
        {
          reschedules: moved >= 2 ? moved : 0,
          price: isGrown ? { quoted, now_cents: price } : null,
          disputed: isDisputed,
        },
      )
  }
  if (!isOver) orderingOf(metadata, needsOf(items, wire), hours, add)
  if (!isOver && metadata.special_constraints.includes('NO_DRILLING')) {
    const drilled = items.flatMap((item) => {
      const service = serviceByCode(item.service_id)
      return service?.drills ? [service.name] : []
    })
    const names = [...new Set(drilled)]
    if (names.length > 0)
      add(
        'SCOPE_MISMATCH',
        'CRITICAL',
        `No drilling is allowed, but ${names.join(', ')} needs holes`,
        { services: names },
        'no_drilling',
      )
  }
  if (!isOver && wire === 'FULL_INWALL' && (wall === 'BRICK' || wall === 'CONCRETE' || wall === 'TILE') && asks('wire'))
    add(
      'SCOPE_MISMATCH',
      'CRITICAL',
      `Wires cannot run inside a wall of ${wall.toLowerCase()}`,
      { wall_type: wall, wire_management_required: 'FULL_INWALL' },
      'in_wall',
    )
  const paid = job.paid_total_cents ?? null
  if (paid !== null && job.status !== 'paid' && job.status !== 'cancelled') {
    const due = priceOf(items, 'UNKNOWN', 'UNKNOWN')
    if (paid !== due)
      add(
        'SCOPE_MISMATCH',
        'HIGH',
        `The customer paid ${formatCents(paid)}, the catalogue says ${formatCents(due)}`,
        { paid_cents: paid, catalogue_cents: due },
        'price',
      )
  }
  if (isOver) return found
  const reasons = items.flatMap((item) => crewReason(item) ?? [])
  const seats = job.accepted_seats ?? 0
  if (reasons.length > 0 && seats < 2)
    add(
      'TEAM_REQUIRED_UNCONFIRMED',
      hours !== null && hours < 24 ? 'CRITICAL' : 'HIGH',
      `2 techs needed, ${seats} accepted: ${reasons[0] ?? ''}`,
      { needed: 2, accepted: seats, reasons },
    )
  const unknown: string[] = []
  if (metadata.access?.building === 'gated' && !metadata.access.gate_code) unknown.push('the gate code')
  if (asks('adult') && metadata.access?.adult_present !== true) unknown.push('an adult at home for the lock')
  if (unknown.length > 0)
    add(
      'ACCESS_DETAILS_MISSING',
      hours !== null && hours < 24 ? 'HIGH' : 'MEDIUM',
      `Not known yet: ${unknown.join(', ')}`,
      { missing: unknown },
    )
  if (metadata.special_constraints.includes('HOA') && start !== null && end !== null && job.time_zone) {
    const from = wallClock(start, job.time_zone)
    const to = wallClock(end, job.time_zone)
    if (!(from.time >= '09:00' && to.time <= '18:00' && from.date === to.date)) {
      const late = [`${from.time}-${to.time} is outside the hours of the site, 09:00-18:00`]
      add('SCHEDULE_CONFLICT', 'HIGH', `The visit cannot be kept: ${late.join('; ')}`, { reasons: late })
    }
  }
  return found
}

/** What is stored after the rules have spoken: open episodes stay or end, new ones begin. */
export const referenceReconcile = (existing: PainFlag[], found: PainFlag[], now: string): PainFlag[] => {
  const byKey = new Map(found.map((flag) => [`${flag.flag}|${flag.subject ?? ''}`, flag]))
  const next = existing.map((flag) => {
    if (flag.resolved_at !== undefined) return flag
    const key = `${flag.flag}|${flag.subject ?? ''}`
    const finding = byKey.get(key)
    if (finding === undefined)
      return { ...flag, resolved_at: now, resolved_by: 'system:flags', resolution_notes: 'No longer holds' }
    byKey.delete(key)
    const isSame =
      flag.severity === finding.severity &&
      flag.message === finding.message &&
      JSON.stringify(flag.evidence) === JSON.stringify(finding.evidence)
    if (isSame) return flag
    const { severity, message, evidence, clears_when } = finding
    return { ...flag, severity, message, evidence, clears_when }
  })
  return [...next, ...byKey.values()]
}
