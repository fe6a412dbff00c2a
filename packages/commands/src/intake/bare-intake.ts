import type { Intake } from './intake.ts'
import type { Checkout } from './read-checkout.ts'

/** The least that a paid checkout makes: who paid how much, and that a person must look at the rest. */
export function bareIntake(checkout: Checkout): Intake {
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
    site: {
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
    },
    window: null,
    proposed_by: 'customer',
    payment: {
      stripe_checkout_session_id: checkout.session_id,
      stripe_payment_intent_id: checkout.payment_intent,
      amount_cents: checkout.amount_cents ?? 0,
      tax_cents: checkout.tax_cents,
      discount_cents: checkout.discount_cents,
    },
    gaps: [
      {
        flag: 'ORDERING_AMBIGUOUS',
        severity: 'CRITICAL',
        sentence:
          'This paid order could not be understood: its details are at Stripe, under the checkout session that it came from.',
      },
    ],
  }
}
