import { durationMinutes } from '@h2s/domain'
import type { OrderRow } from '@h2s/db/store/orders'
import { cleanDocument } from './clean-text.ts'
import type { Gap } from './gap.ts'
import type { Intake } from './intake.ts'
import { itemsFromMetadata, limited } from './read-items.ts'
import type { FoundItems } from './read-items.ts'
import type { Checkout } from './read-checkout.ts'
import { readSite, readWindow } from './read-site.ts'
import { ownKeysOnly, shopMetadata } from './server-owned.ts'

/** Items as Stripe lists them; null when they could not be asked for, with the reason. */
export type SessionItems = { items: unknown[] } | { items: null; why: string }

/** Whether the checkout itself, or the order that it names, says what was bought. */
export function knowsItems(checkout: Checkout, order: OrderRow | null): boolean {
  return (order !== null && order.items.length > 0) || itemsFromMetadata(checkout.metadata) !== null
}

/**
 * The job that a paid checkout asks for. The items come from the order that it names, else from its metadata, else
 * from Stripe's own list; when nobody knows them the job says so.
 */
export function checkoutIntake(checkout: Checkout, order: OrderRow | null, listed: SessionItems): Intake {
  const found = foundItems(checkout, order, listed)
  const items = found.items.map((item) => ownKeysOnly(cleanDocument(item)))
  const site = readSite(checkout.metadata)
  const { window, gaps: windowGaps } = readWindow(checkout.metadata, durationMinutes(items))
  const currency = checkout.currency ?? order?.currency ?? 'USD'
  return {
    origin: 'stripe',
    source_ref: checkout.session_id,
    source: 'stripe_webhook',
    order: {
      order_id: order?.order_id ?? checkout.order_ref ?? checkout.session_id,
      source: 'stripe',
      source_ref: checkout.session_id,
      amount_cents: checkout.amount_cents ?? 0,
      metadata: shopMetadata(checkout.metadata),
    },
    items,
    currency,
    customer: { customer_id: null, name: checkout.name, email: checkout.email, phone: checkout.phone },
    site: {
      ...site,
      address: site.address ?? checkout.address.line,
      city: site.city ?? checkout.address.city,
      state: site.state ?? checkout.address.state,
      zip: site.zip ?? checkout.address.zip,
    },
    window,
    proposed_by: 'customer',
    payment: {
      stripe_checkout_session_id: checkout.session_id,
      stripe_payment_intent_id: checkout.payment_intent,
      // Free of charge: nothing was captured, whatever the amount says.
      amount_cents: checkout.payment_status === 'no_payment_required' ? 0 : (checkout.amount_cents ?? 0),
      tax_cents: checkout.tax_cents,
      discount_cents: checkout.discount_cents,
    },
    gaps: [...found.gaps, ...windowGaps, ...moneyGaps(checkout)],
  }
}

function foundItems(checkout: Checkout, order: OrderRow | null, listed: SessionItems): FoundItems {
  const written = itemsFromMetadata(checkout.metadata)
  // An order recorded from another checkout may be another purchase under the same name: this one's own words count.
  const isOthers = order?.source === 'stripe' && order.source_ref !== checkout.session_id && written !== null
  if (order !== null && order.items.length > 0 && !isOthers) return limited(order.items)
  if (written !== null && written.items.length > 0)
    return { ...limited(written.items), gaps: [...written.gaps, ...limited(written.items).gaps] }
  if (listed.items !== null && listed.items.length > 0) return limited(listed.items)
  const why = listed.items === null ? ` ${listed.why}` : ''
  const sentence = `The checkout does not say what was bought.${why}`
  return { items: [], gaps: [...(written?.gaps ?? []), { flag: 'ORDERING_AMBIGUOUS', severity: 'HIGH', sentence }] }
}

function moneyGaps(checkout: Checkout): Gap[] {
  const gaps: Gap[] = []
  const unclear = (sentence: string) => gaps.push({ flag: 'SCOPE_MISMATCH', severity: 'HIGH', sentence })
  if (checkout.amount_cents === null) unclear('The amount that was paid cannot be read: look it up at Stripe.')
  if (checkout.payment_status === null) unclear('Whether this checkout was paid is not said: look it up at Stripe.')
  if (checkout.currency === null) unclear('The currency of the payment cannot be read: it is taken to be USD.')
  return gaps
}
