import { asKey, detailsBag, mountWordOf, quantityOf, supplierKeys, supplierOf } from '../catalogue/item-words.ts'
import { isBag } from '../stored/json.ts'
import type { Bag } from '../stored/json.ts'

/** An item with its words in our spelling; what cannot be read stays as it is and is listed when the item is read. */
export function upgradeItem(entry: unknown): Bag {
  if (!isBag(entry)) return { legacy: entry }
  const item: Bag = { ...entry }
  if (typeof item['quantity'] === 'string') item['quantity'] = quantityOf(item['quantity']) ?? item['quantity']
  const stored = item['metadata']
  const read = typeof stored === 'string' && stored.trim() !== '' ? detailsBag(stored) : stored
  if (!isBag(read)) return item
  const details: Bag = { ...read }
  const mount = asKey(details['mount_type'])
  if (mount !== null) details['mount_type'] = mountWordOf(mount) ?? details['mount_type']
  for (const key of supplierKeys) {
    const word = asKey(details[key])
    if (word !== null) details[key] = supplierOf(word) ?? word
  }
  return { ...item, metadata: details }
}
