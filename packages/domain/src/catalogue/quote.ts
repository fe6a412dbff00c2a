import { bundleOf } from './bundles.ts'
import type { Bundle } from './bundles.ts'
import type { InstallDetails } from './install-details.ts'
import { priceLines } from './price.ts'
import type { PriceLine } from './price.ts'
import { surchargesOf } from './surcharges.ts'
import type { Surcharge, SurchargedVisit } from './surcharges.ts'

/** What the catalogue asks for some items, in cents before tax. */
export type Quote = {
  lines: PriceLine[]
  /** Sums of the lines: labour is what surcharges and payouts are shares of, before the bundle is taken off. */
  labour_cents: number
  goods_cents: number
  bundle: { bundle: Bundle; off_cents: number } | null
  surcharges: Surcharge[]
  total_cents: number
}

/**
 * A quote for items at a site as it is known, for a visit whose time and place are known: lines, less the bundle that
 * they make up, plus what the visit adds. Null where something has no price: `priceProblems` says why.
 *
 * @example
 * quoteOf([{ service_id: 'LK-R' }], {}, { travel_miles: 40 })?.total_cents // => 9400
 */
export function quoteOf(items: unknown, details: InstallDetails = {}, visit: SurchargedVisit = {}): Quote | null {
  const lines = priceLines(items, details)
  if (lines === null) return null
  const sumOf = (kind: PriceLine['kind']) =>
    lines.reduce((sum, line) => (line.kind === kind ? sum + line.amount_cents : sum), 0)
  const [labour_cents, goods_cents] = [sumOf('labour'), sumOf('goods')]
  const bundle = bundleOf(items, details)
  const surcharges = surchargesOf(labour_cents, visit)
  const added = surcharges.reduce((sum, { amount_cents }) => sum + amount_cents, 0)
  return {
    lines,
    labour_cents,
    goods_cents,
    bundle,
    surcharges,
    total_cents: labour_cents + goods_cents - (bundle?.off_cents ?? 0) + added,
  }
}
