import type { NewJobLineRow } from '@h2s/db/schema/job-lines'
import { priceLines, priceProblems, readItems } from '@h2s/domain'
import type { Item, ItemProblem } from '@h2s/domain'
import type { Gap } from './gap.ts'
import { MAX_CENTS } from './read-checkout.ts'

type Line = Omit<NewJobLineRow, 'job_id' | 'position'>

/**
 * The lines of a job from its items, with the catalogue price of each, adders and goods included. A quantity that is
 * none stands as 1 beside what was written, with a gap that says so: the line is not lost, and nothing is priced.
 */
export function jobLinesOf(
  items: readonly unknown[],
  job: { service_id: string | null; service_name: string | null },
): { lines: Line[]; gaps: Gap[] } {
  const read = readItems(items, job)
  const priced = priceLines(read)
  const lines = read.map((item): Line => {
    const cents = priced
      ?.filter((line) => line.item_index === item.index)
      .reduce((sum, line) => sum + line.amount_cents, 0)
    return {
      service_id: item.service?.code ?? item.service_id?.slice(0, 100) ?? null,
      service_name: (item.service?.name ?? item.service_name)?.slice(0, 200) ?? 'Service not given',
      quantity: item.quantity ?? 1,
      unit_price_cents: cents === undefined ? null : perUnit(cents, item.quantity ?? 1),
      kind: 'service',
      metadata: detailsOf(items[item.index], item),
    }
  })
  return { lines, gaps: priceProblems(read).map(gapOf) }
}

/** Whole cents per unit, or null where the units differ in price: no cent is invented to make them equal. */
function perUnit(cents: number, quantity: number): number | null {
  const unit = cents / quantity
  return Number.isInteger(unit) && unit <= MAX_CENTS ? unit : null
}

/** What keeps an item from having a price, for the office. The path begins with the index of the item. */
function gapOf({ path, message }: ItemProblem): Gap {
  const [index, ...inItem] = path.split('.')
  const sentence = `Item ${Number(index) + 1}: ${inItem.join('.')} ${message}.`
  return { flag: 'ORDERING_AMBIGUOUS', severity: 'HIGH', sentence }
}

/** What was said of the item. A quantity that is none, and details that cannot be read, are kept as they were written. */
function detailsOf(item: unknown, read: Item): Record<string, unknown> {
  if (!isRecord(item)) return { written: item ?? null }
  const { metadata, quantity } = item
  const details = typeof metadata === 'string' ? parsed(metadata) : metadata
  const isQuantity = quantity === undefined || (typeof quantity === 'number' && read.quantity !== null)
  return {
    ...(isRecord(details) ? details : {}),
    ...(isRecord(details) || metadata === undefined || metadata === null ? {} : { metadata_written: metadata }),
    ...(isQuantity ? {} : { quantity_written: quantity }),
  }
}

function parsed(written: string): unknown {
  try {
    const value: unknown = JSON.parse(written)
    return typeof value === 'string' ? parsed(value) : value
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
