import { goods, mountFor, mountTypes } from '../catalogue/goods.ts'
import { asKey, asTvSize, mountOf } from '../catalogue/item-words.ts'

/** A mount as `mountFor` spells it: told at a glance, for every line of every plan. */
const ourMount = new RegExp(`^MOUNT-(?:${mountTypes.join('|').toUpperCase()})-[1-9]\\d*$`)

/**
 * A stored SKU in our spelling, so that what was bought covers what is needed. Seed A made the SKU of a mount of the
 * item's words as they stood: `MOUNT-FULL-MOTION-65"`. One that is none of ours stays as it is.
 */
export function readSku(stored: string): string {
  if (goods.has(stored) || ourMount.test(stored)) return stored
  const sku = stored.trim().toUpperCase()
  if (goods.has(sku)) return sku
  const [, word, size] = /^MOUNT-(.+)-([^-]+)$/.exec(sku) ?? []
  const type = mountOf(asKey(word) ?? '')
  const inches = asTvSize(size)
  return type === undefined || inches === null ? stored : mountFor(type, inches).sku
}
