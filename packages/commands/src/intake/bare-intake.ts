import type { Gap } from './gap.ts'
import type { Intake } from './intake.ts'
import type { Checkout } from './read-checkout.ts'
import { plainItems } from './plain-items.ts'
import { readSite } from './read-site.ts'
import type { Site } from './read-site.ts'

export const NO_SITE: Site = {
  service_id: null,
  service_name: null,
  address: null,
  city: null,
  state: null,
  zip: null,
  lat: null,
  lng: null,
  notes: null,
  variant_code: null,
  travel_miles: null,
}

/** Where the work is and what the customer wrote, without what the items and the service were. */
function placeOf(checkout: Checkout): Site {
  const site = readSite(checkout.metadata)
  return {
    ...site,
    service_id: null,
    service_name: null,
    variant_code: null,
    address: site.address ?? checkout.address.line,
    city: site.city ?? checkout.address.city,
    state: site.state ?? checkout.address.state,
    zip: site.zip ?? checkout.address.zip,
  }
}

/**
 * The least that a paid checkout makes: who paid how much, where, and that a person must look at the rest. Without its
 * `site` where even that is what nobody understands.
 */
export function bareIntake(checkout: Checkout, site = placeOf(checkout)): Intake {
  return {
    origin: 'stripe',
    source_ref: checkout.session_id,
    source: 'stripe_webhook',
    order: {
      order_id: checkout.session_id,
      source: 'stripe',
      source_ref: checkout.session_id,
      amount_cents: checkout.amount_cents ?? 0,
      metadata: {},
    },
    items: [],
    currency: checkout.currency ?? 'USD',
    customer: { customer_id: null, name: checkout.name, email: checkout.email, phone: checkout.phone },
    site,
    window: null,
    proposed_by: 'customer',
    payment: {
      stripe_checkout_session_id: checkout.session_id,
      stripe_payment_intent_id: checkout.payment_intent,
      amount_cents: checkout.payment_status === 'no_payment_required' ? 0 : (checkout.amount_cents ?? 0),
      tax_cents: checkout.tax_cents,
      discount_cents: checkout.discount_cents,
    },
    gaps: [notUnderstood],
  }
}

const notUnderstood: Gap = {
  flag: 'ORDERING_AMBIGUOUS',
  severity: 'CRITICAL',
  sentence:
    'This paid order could not be understood: its details are at Stripe, under the checkout session that it came from.',
}

/** The same with what can be read of the items, as the job of the order that the checkout names. */
export function bareIntakeWithItems(checkout: Checkout, { site, order, items, gaps }: Intake): Intake {
  const bare = bareIntake(checkout, site)
  return {
    ...bare,
    order: { ...bare.order, order_id: order.order_id },
    items: plainItems(items),
    gaps: [...bare.gaps, ...gaps],
  }
}
