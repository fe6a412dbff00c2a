/** Stripe's side: events in its own shape, signed by its own SDK. */
import { randomBytes } from 'node:crypto'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import Stripe from 'stripe'
import { demoWebhookSecret } from '../../scripts/world/boot.ts'

export interface Item {
  service_id: string
  service_name: string
  quantity?: number
  metadata?: Record<string, unknown>
}

export interface Checkout {
  customer: string
  items: readonly Item[]
  amountCents: number
  /** The customer's first wish for a window. */
  window?: { start_iso: string; end_iso: string }
  notes?: string
  city?: string
}

const atlanta = {
  service_address: '120 Peachtree Street NE',
  service_city: 'Atlanta',
  service_state: 'GA',
  service_zip: '30303',
  geo_lat: '33.759000',
  geo_lng: '-84.388000',
}

/** A checkout that was paid; every call makes another one. */
export const paidCheckout = ({ customer, items, amountCents, window, notes }: Checkout) => {
  const reference = randomBytes(8).toString('hex')
  const email = `${customer.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${reference}@example.com`
  return {
    id: `evt_${reference}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: 'checkout.session.completed',
    data: {
      object: {
        id: `cs_test_${reference}`,
        object: 'checkout.session',
        mode: 'payment',
        status: 'complete',
        payment_status: 'paid',
        payment_intent: `pi_${reference}`,
        amount_total: amountCents,
        currency: 'usd',
        client_reference_id: null,
        created: Math.floor(Date.now() / 1000),
        customer_details: {
          name: customer,
          email,
          phone: '+14045550142',
          address: {
            line1: atlanta.service_address,
            line2: null,
            city: atlanta.service_city,
            state: atlanta.service_state,
            postal_code: atlanta.service_zip,
            country: 'US',
          },
        },
        metadata: {
          ...atlanta,
          ...(notes === undefined ? {} : { notes_from_customer: notes }),
          ...window,
          items_json: JSON.stringify(items),
        },
      },
    },
  }
}

export type StripeEvent = ReturnType<typeof paidCheckout>

export const sessionOf = (event: StripeEvent): string => event.data.object.id

/** Posts an event as Stripe does; with `secret` it can be signed by somebody else. */
export const postEvent = (
  request: APIRequestContext,
  event: StripeEvent,
  secret: string = demoWebhookSecret,
): Promise<APIResponse> => {
  const payload = JSON.stringify(event)
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret })
  return request.post('/webhooks/stripe', {
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    data: Buffer.from(payload),
  })
}
