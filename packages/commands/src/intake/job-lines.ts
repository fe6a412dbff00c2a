import type { NewJobLineRow } from '@h2s/db/schema/job-lines'
import { readItems } from '@h2s/domain'
import type { Gap } from './gap.ts'

type Line = Omit<NewJobLineRow, 'job_id' | 'position'>

/** A quantity that one visit can hold. More than this is a typing mistake. */
const MAX_QUANTITY = 100

/**
 * The lines of a job from its items. A quantity that is none stands as 1 beside what was written, with a gap that says
 * so: the line is not lost, and the price cannot be taken for settled.
 */
export function jobLinesOf(
  items: readonly unknown[],
  job: { service_id: string | null; service_name: string | null },
): { lines: Line[]; gaps: Gap[] } {
  const gaps: Gap[] = []
  const lines = readItems(items, job).map((item): Line => {
    const tooMany = item.quantity !== null && item.quantity > MAX_QUANTITY
    for (const problem of item.problems)
      gaps.push(unclear(`Item ${item.index + 1}: ${problem.path.split('.').slice(1).join('.')} ${problem.message}.`))
    if (tooMany) gaps.push(unclear(`Item ${item.index + 1}: a quantity of ${item.quantity} is not believable.`))
    if (item.family === null)
      gaps.push(
        unclear(
          `Item ${item.index + 1}: the service "${(item.service_name ?? item.service_id ?? '').slice(0, 80)}" is not in the catalogue.`,
        ),
      )
    const written = items[item.index]
    return {
      service_id: item.service?.code ?? item.service_id?.slice(0, 100) ?? null,
      service_name: (item.service?.name ?? item.service_name)?.slice(0, 200) ?? 'Service not given',
      quantity: item.quantity === null || tooMany ? 1 : item.quantity,
      kind: 'service',
      metadata: detailsOf(written),
    }
  })
  return { lines, gaps }
}

const unclear = (sentence: string): Gap => ({ flag: 'ORDERING_AMBIGUOUS', severity: 'HIGH', sentence })

function detailsOf(item: unknown): Record<string, unknown> {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return { written: item ?? null }
  const { metadata, quantity } = item as { metadata?: unknown; quantity?: unknown }
  const details = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? { ...metadata } : {}
  return typeof quantity === 'number' && Number.isInteger(quantity) && quantity >= 1
    ? details
    : { ...details, quantity_written: quantity ?? null }
}
