import { Stripe } from 'stripe'

import { missingResource } from './errors.ts'
import type { StripeState } from './state.ts'

export type CheckoutEventType =
  | 'checkout.session.completed'
  | 'checkout.session.async_payment_succeeded'
  | 'checkout.session.async_payment_failed'

/** What the customer typed on the hosted page, and how the payment went. */
export type Payment = {
  email?: string | null
  name?: string | null
  phone?: string | null
  address?: Partial<Stripe.Address> | null
  /** 'unpaid' is a delayed method (a bank debit): the money comes, or not, in a later event. */
  payment_status?: Stripe.Checkout.Session.PaymentStatus
}

/** Completes an open session as the hosted page does, and gives the event that Stripe sends for it. */
export function completeSession(state: StripeState, sessionId: string, payment: Payment = {}): Stripe.Event {
  const session = state.sessions.get(sessionId)
  if (session === undefined) throw missingResource('checkout.session', sessionId)
  const completed: Stripe.Checkout.Session = {
    ...session,
    status: 'complete',
    url: null,
    payment_status: payment.payment_status ?? 'paid',
    payment_intent: state.nextId('pi'),
    customer_details: {
      address: fullAddress(payment.address ?? null),
      business_name: null,
      email: payment.email ?? session.customer_email,
      individual_name: null,
      name: payment.name ?? null,
      phone: payment.phone ?? null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  }
  state.sessions.set(sessionId, completed)
  return emitEvent(state, 'checkout.session.completed', completed)
}

/** A delayed payment arrives: the session is paid now, and a second event says so. */
export function settleSession(state: StripeState, sessionId: string): Stripe.Event {
  const session = state.sessions.get(sessionId)
  if (session === undefined) throw missingResource('checkout.session', sessionId)
  const paid: Stripe.Checkout.Session = { ...session, payment_status: 'paid' }
  state.sessions.set(sessionId, paid)
  return emitEvent(state, 'checkout.session.async_payment_succeeded', paid)
}

/** Records an event about a session: a snapshot of it, with a fresh event id (Stripe may send two for one fact). */
export function emitEvent(state: StripeState, type: CheckoutEventType, session: Stripe.Checkout.Session): Stripe.Event {
  const event: Stripe.Event = {
    id: state.nextId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: Math.floor(Date.now() / 1000),
    data: { object: structuredClone(session) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  }
  state.events.push(event)
  return event
}

function fullAddress(address: Partial<Stripe.Address> | null): Stripe.Address | null {
  if (address === null) return null
  return { city: null, country: null, line1: null, line2: null, postal_code: null, state: null, ...address }
}
