import { parseJobMetadata } from '@h2s/domain'

/** More than this nobody needs to read of an item to know what is to be done. */
const MAX_LENGTH = 200
const MAX_DETAILS = 20

/**
 * What can be read of items that we fail at: which service, how many, and the details that are plain words and numbers.
 * An item that says none of that, or whose quantity is no plain value, is left out: nothing is guessed.
 */
export function plainItems(items: readonly unknown[]): Record<string, unknown>[] {
  return parseJobMetadata({ items_json: items }).items_json.flatMap((item) => {
    const said = plain(item, ['service_id', 'service_name', 'quantity'])
    const details = isRecord(item['metadata']) ? plain(item['metadata'], Object.keys(item['metadata'])) : {}
    const isCounted = item['quantity'] == null || said['quantity'] !== undefined
    return isCounted && Object.keys({ ...said, ...details }).length > 0 ? [{ ...said, metadata: details }] : []
  })
}

function plain(of: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  const said = keys.flatMap((key) => {
    const value = of[key]
    if (key.length > MAX_LENGTH) return []
    if (typeof value === 'string') return [[key, value.slice(0, MAX_LENGTH).toWellFormed()]]
    return typeof value === 'number' || typeof value === 'boolean' ? [[key, value]] : []
  })
  return Object.fromEntries(said.slice(0, MAX_DETAILS))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
