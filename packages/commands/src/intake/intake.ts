import type { JobOrigin, OrderSource } from '@h2s/db/schema/words'
import type { Proposer } from '@h2s/domain'
import type { Gap } from './gap.ts'
import type { Site, Window } from './read-site.ts'

/** The order behind a job. One that we do not know yet is recorded from this. */
export type IntakeOrder = {
  order_id: string
  source: OrderSource
  source_ref: string | null
  /** The amount in cents, 0 when it is not known. */
  amount_cents: number
  metadata: Record<string, unknown>
}

/** Money that has come in for this job already. */
export type IntakePayment = {
  stripe_checkout_session_id: string
  stripe_payment_intent_id: string | null
  amount_cents: number
  /** What of the amount is tax, and what was taken off before it was charged. */
  tax_cents: number
  discount_cents: number
}

/** Everything a new job is made from, whoever brings it: a paid checkout, an order, an appointment. */
export type Intake = {
  origin: JobOrigin
  /** One job per reference: the checkout session's id, or `order:<order_id>`. */
  source_ref: string
  /** Which creator of the old system this stands for, as `metadata.source`. */
  source: 'stripe_webhook' | 'create_jobs_from_orders' | 'schedule_appointment'
  order: IntakeOrder
  items: unknown[]
  currency: string
  customer: { customer_id: string | null; name: string | null; email: string | null; phone: string | null }
  site: Site
  window: Window | null
  proposed_by: Proposer
  payment: IntakePayment | null
  /** What the source did not say, or not so that it can be understood. */
  gaps: Gap[]
}
