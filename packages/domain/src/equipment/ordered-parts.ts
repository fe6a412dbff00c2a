import { priceLines } from '../catalogue/price.ts'
import { jobReading } from '../job/reading.ts'
import type { ReadableJob } from '../job/reading.ts'
import { isLineGone } from './order-line.ts'

/**
 * What has been ordered for a job alone, in cents: what the customer pays for it, and what it costs us. What comes from
 * stock goes back there. Parts that the catalogue has no price for (any more) count with their cost.
 */
export function orderedParts(job: ReadableJob): { price_cents: number; cost_cents: number } {
  const { items, metadata } = jobReading(job)
  const prices = new Map(priceLines(items, metadata)?.map((line) => [line.code, line.unit_cents]))
  const parts = { price_cents: 0, cost_cents: 0 }
  for (const { sku, quantity, unit_cost, fulfilment, state } of metadata.order_plan?.components ?? []) {
    if (fulfilment !== 'purchase' || state === 'planned' || isLineGone(state)) continue
    parts.price_cents += quantity * (prices.get(sku) ?? unit_cost)
    parts.cost_cents += quantity * unit_cost
  }
  return parts
}
