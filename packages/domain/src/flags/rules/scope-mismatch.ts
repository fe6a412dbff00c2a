import { hasConstraint } from '../../catalogue/install-details.ts'
import type { Item } from '../../catalogue/items.ts'
import { priceOf } from '../../catalogue/price.ts'
import { isForSize } from '../../catalogue/services.ts'
import { tvOfSize } from '../../catalogue/tv-table.ts'
import { defaultCurrency, formatCents, isCents } from '../../money/money.ts'
import { chargesOf } from '../../job/charges.ts'
import type { JobFacts } from '../../job/facts.ts'
import { isVisitOver } from '../../job/status.ts'
import type { Finding, FlagFacts, FlagRule, FlagText } from '../facts.ts'

const noWiresInside = new Set(['BRICK', 'CONCRETE', 'TILE'])

function drilling({ items, metadata }: FlagFacts): Finding[] {
  if (!hasConstraint(metadata, 'NO_DRILLING')) return []
  const drilled = items.filter((item) => item.service?.drills ?? (item.family === 'tv' || item.family === 'camera'))
  if (drilled.length === 0) return []
  const names = [...new Set(drilled.map((item) => item.service?.name ?? item.service_name ?? 'the service'))]
  return [
    {
      severity: 'CRITICAL',
      subject: 'no_drilling',
      message: `No drilling is allowed, but ${names.join(', ')} needs holes`,
      evidence: { services: names },
    },
  ]
}

function inWall({ metadata, asks }: FlagFacts): Finding[] {
  if (metadata.wire_management_required !== 'FULL_INWALL' || !noWiresInside.has(metadata.wall_type) || !asks('wire'))
    return []
  return [
    {
      severity: 'CRITICAL',
      subject: 'in_wall',
      message: `Wires cannot run inside a wall of ${metadata.wall_type.toLowerCase()}`,
      evidence: { wall_type: metadata.wall_type, wire_management_required: 'FULL_INWALL' },
    },
  ]
}

/** The TV against the sizes that the bought service is for: another service has another price, time and crew. */
function size({ index, service, tv_size }: Item): Finding[] {
  if (service === null || tv_size === null || isForSize(service, tv_size) !== false) return []
  return [
    {
      severity: 'HIGH',
      subject: `size:${index}`,
      message: `${service.name} was bought, the TV has ${tv_size}"`,
      evidence: { service: service.code, tv_size },
    },
  ]
}

/** What the customer told us about their own mount, against the TV that it should carry. */
function carries(item: Item): Finding[] {
  if (item.mount_max_pounds === null && item.mount_max_vesa === null) return []
  const model = item.tv_size === null ? undefined : tvOfSize(item.tv_size)
  const pounds = item.tv_pounds ?? model?.pounds[1] ?? null
  const subject = `mount:${item.index}`
  if (item.mount_max_pounds !== null && pounds !== null && pounds > item.mount_max_pounds) {
    return [
      {
        severity: 'CRITICAL',
        subject,
        message: `The mount carries ${item.mount_max_pounds} lb, the TV weighs up to ${pounds} lb`,
        evidence: { mount_max_lbs: item.mount_max_pounds, tv_lbs: pounds },
      },
    ]
  }
  const [width, height] = item.mount_max_vesa ?? [Infinity, Infinity]
  const holes = model?.vesa[0]
  if (holes !== undefined && (holes[0] > width || holes[1] > height)) {
    return [
      {
        severity: 'CRITICAL',
        subject,
        message: `The mount fits holes up to ${width}×${height} mm, the TV has at least ${holes[0]}×${holes[1]}`,
        evidence: { mount_max_vesa: `${width}x${height}`, tv_vesa: `${holes[0]}x${holes[1]}` },
      },
    ]
  }
  return []
}

/**
 * What was paid against the catalogue: with what the site added where the quote had it, the bundle's discount and what
 * the visit's time and place cost. What the site adds later is CUSTOMER_EXPECTATION_RISK's business.
 */
function price({ job, items, metadata }: FlagFacts): Finding[] {
  const paid = job.paid_total_cents
  if (paid === null || paid === undefined) return []
  const charges = chargesOf(job, { items, metadata })
  if (charges === null) return [unpriced(paid, currencyOf(job), items)]
  if (currencyOf(job) !== defaultCurrency) return [foreign(paid, currencyOf(job))]
  if (charges.matches || !isCents(Math.trunc(paid))) return []
  const { due_cents } = charges
  return [
    {
      severity: 'HIGH',
      subject: 'price',
      message: `The customer paid ${formatCents(Math.trunc(paid))}, the catalogue says ${formatCents(due_cents)}`,
      evidence: { paid_cents: paid, catalogue_cents: due_cents },
    },
  ]
}

const currencyOf = (job: JobFacts): string => job.currency?.trim().toUpperCase() || defaultCurrency

const written = (paid: number, currency: string): string =>
  isCents(Math.trunc(paid)) ? formatCents(Math.trunc(paid), currency) : 'an amount'

/** Nothing is guessed: what has no price has no payout either, so somebody has to find out what was bought. */
function unpriced(paid: number, currency: string, items: readonly Item[]): Finding {
  const alone = items.filter((item) => priceOf([item]) === null)
  const names = [
    ...new Set(alone.map((item) => (item.service?.name ?? item.service_name ?? item.service_id ?? '').slice(0, 80))),
  ].filter((name) => name !== '')
  const what = names.length === 0 ? 'the service is not known' : names.slice(0, 5).join(', ')
  return {
    severity: 'HIGH',
    subject: 'price',
    message: `The customer paid ${written(paid, currency)}, but what was bought cannot be priced: ${what}`,
    evidence: { paid_cents: paid, catalogue_cents: null, services: names },
  }
}

function foreign(paid: number, currency: string): Finding {
  return {
    severity: 'HIGH',
    subject: 'price',
    message: `The customer paid ${written(paid, currency)}: the catalogue is in ${defaultCurrency} and cannot be compared`,
    evidence: { paid_cents: paid, currency },
  }
}

/** What was bought, what is allowed and what is possible do not agree. */
export const scopeMismatch: FlagRule = {
  flag: 'SCOPE_MISMATCH',
  until: 'settlement',
  find: (facts) => {
    // Money is decided after the visit: what was paid is a question until then.
    if (facts.status !== null && isVisitOver(facts.status)) return price(facts)
    const found = [...drilling(facts), ...inWall(facts)]
    for (const item of facts.items) found.push(...carries(item), ...size(item))
    found.push(...price(facts))
    return found
  },
}

export const scopeMismatchText: FlagText = {
  raised_when:
    'NO_DRILLING with a drilled service; FULL_INWALL on brick, concrete or tile; a mount that cannot carry the TV; a TV of another size than the service is for; a paid amount that is not the catalogue price with its bundle, quote and surcharges, or cannot be compared with it (this until the job is settled, the others until the visit is over)',
  severity: 'CRITICAL; HIGH for size and price',
}
