import type { Gap } from './gap.ts'

/** Items as they came, and what is to be said of them. */
export type FoundItems = { items: unknown[]; gaps: Gap[] }

/** More items than this are not an order for one home. */
const MAX_ITEMS = 200

/**
 * The items in a session's metadata: `items_json`, else `items_json_0`, `_1`, … joined (Stripe allows 500 characters a
 * value). Null when the metadata says nothing of items.
 */
export function itemsFromMetadata(metadata: ReadonlyMap<string, string>): FoundItems | null {
  const written = metadata.get('items_json') ?? joined(metadata)
  if (written === null) return null
  const items = parsed(written)
  if (items === null) {
    return {
      items: [],
      gaps: [{ flag: 'ORDERING_AMBIGUOUS', severity: 'HIGH', sentence: 'The list of items cannot be read.' }],
    }
  }
  return limited(items)
}

/** Keeps what one job can hold, and says so when there was more. */
export function limited(items: readonly unknown[]): FoundItems {
  if (items.length <= MAX_ITEMS) return { items: [...items], gaps: [] }
  return {
    items: items.slice(0, MAX_ITEMS),
    gaps: [
      {
        flag: 'ORDERING_AMBIGUOUS',
        severity: 'HIGH',
        sentence: `The order has ${items.length} items; the first ${MAX_ITEMS} are here.`,
      },
    ],
  }
}

function joined(metadata: ReadonlyMap<string, string>): string | null {
  const parts: string[] = []
  for (let index = 0; ; index += 1) {
    const part = metadata.get(`items_json_${index}`)
    if (part === undefined) break
    parts.push(part)
  }
  return parts.length === 0 ? null : parts.join('')
}

function parsed(written: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(written)
    if (typeof value === 'string') return parsed(value)
    if (Array.isArray(value)) return value
    return typeof value === 'object' && value !== null ? [value] : null
  } catch {
    return null
  }
}
