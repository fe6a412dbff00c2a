import { bundleOf } from '../catalogue/bundles.ts'
import { labourCents, priceOf } from '../catalogue/price.ts'
import { surchargesOf } from '../catalogue/surcharges.ts'
import type { Surcharge, SurchargedVisit } from '../catalogue/surcharges.ts'
import { isCents } from '../money/money.ts'
import { asWholeNumber } from '../stored/values.ts'
import type { JobFacts } from './facts.ts'
import { jobReading } from './reading.ts'
import type { JobReading } from './reading.ts'

/** How what a customer paid comes about, in cents. */
export type Charges = {
  /** What the catalogue asks for what was bought, tax and discount of the order counted. */
  due_cents: number
  /** Whether what was paid is that, or that with what belongs to the bundle, the quote and the visit. */
  matches: boolean
  /** What was taken off: the order's discount, and the bundle's where it was paid. */
  discount_cents: number
  tax_cents: number
  /** What was paid for the time and place of the visit. */
  surcharges: Surcharge[]
}

type ChargedJob = Omit<JobFacts, 'status'>
type Read = Pick<JobReading, 'items' | 'metadata'>

/** An amount of the job, else the one that its document keeps; 0 where neither is one. */
const amount = (given: unknown, kept: unknown): number => Math.max(0, asWholeNumber(given ?? kept) ?? 0)

/** The visit that the price was made for: the agreed one, else the one that was asked for at booking. */
function pricedVisit({ created_at, start_iso, time_zone }: ChargedJob, { metadata }: Read): SurchargedVisit {
  const { asked_start_iso: asked, travel_miles } = metadata
  return {
    booked_at: created_at,
    start_iso: start_iso ?? (typeof asked === 'string' ? asked : null),
    time_zone,
    travel_miles: typeof travel_miles === 'number' ? travel_miles : null,
  }
}

/**
 * What was charged for a job beside the list price of its items; null where they have no price.
 *
 * A shop may charge the list price, or what was quoted with what the site adds; take the bundle's discount off or not;
 * charge for the time and place of the visit or not. Any other amount matches nothing, and nothing is read into it.
 *
 * @param read - the job's reading, where there is one already
 * @example
 * chargesOf({ service_id: 'LK-R', paid_total_cents: 8900 })?.matches // => true
 */
export function chargesOf(job: ChargedJob, read: Read = jobReading(job)): Charges | null {
  const { items, metadata } = read
  const listed = priceOf(items)
  if (listed === null) return null
  const discount_cents = amount(job.discount_cents, metadata['discount_cents'])
  const tax_cents = amount(job.tax_cents, metadata['tax_cents'])
  const extras = tax_cents - discount_cents
  const due_cents = listed + extras
  const paid = job.paid_total_cents
  const plain = { due_cents, discount_cents, tax_cents, surcharges: [] }
  // Sums past what a number can hold are no amounts, and are not compared.
  if (paid == null || paid === due_cents || !isCents(due_cents)) return { ...plain, matches: true }

  const quoted = job.quoted_cents ?? 0
  const bundle = bundleOf(items, metadata)?.off_cents ?? 0
  for (const [price, details] of [[listed, {}] as const, ...(quoted > listed ? [[quoted, metadata] as const] : [])]) {
    const added = surchargesOf(labourCents(items, details) ?? 0, pricedVisit(job, read))
    for (const off of [0, bundle]) {
      for (const surcharges of [[], added]) {
        const sum = surcharges.reduce((cents, surcharge) => cents + surcharge.amount_cents, 0)
        if (paid === price - off + sum + extras)
          return { due_cents, tax_cents, discount_cents: discount_cents + off, surcharges, matches: true }
      }
    }
  }
  return { ...plain, matches: false }
}
