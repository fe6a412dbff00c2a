/** What customers buy in the walks, at the catalogue's own price. */
import { priceOf } from '@h2s/domain/catalogue'
import type { Checkout, Item } from './stripe.ts'

/** A 65-inch TV on a tilting mount that we bring. */
export const tvWithOurMount: Item = {
  service_id: 'TV-L',
  service_name: 'Mount TV 60–74"',
  quantity: 1,
  metadata: { tv_size: '65', mount_type: 'tilt', mount_provider: 'h2s' },
}

/** A 65-inch TV on a full-motion mount that the customer has already. */
export const tvWithTheirMount: Item = {
  service_id: 'TV-L',
  service_name: 'Mount TV 60–74"',
  quantity: 1,
  metadata: { tv_size: '65', mount_type: 'full_motion', mount_provider: 'customer' },
}

export const orderOf = (customer: string, ...items: readonly Item[]): Checkout => {
  const amountCents = priceOf(items)
  if (amountCents === null) throw new Error(`The catalogue has no price for ${JSON.stringify(items)}.`)
  return { customer, items, amountCents }
}
