import { paymentPlans, paymentStates } from '@h2s/domain'
import type { PaymentPlan, PaymentState } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, stamps } from './columns.ts'
import { jobs } from './jobs.ts'
import { oneOf } from './one-of.ts'
import { orders } from './orders.ts'

/** Money from the customer to us. */
export const payments = pgTable(
  'h2s_payments',
  {
    payment_id: uuid().primaryKey().defaultRandom(),
    job_id: uuid().references(() => jobs.job_id),
    order_id: text().references(() => orders.order_id),
    plan: text().$type<PaymentPlan>().notNull(),
    state: text().$type<PaymentState>().notNull().default('none'),
    amount_cents: integer().notNull(),
    captured_cents: integer().notNull().default(0),
    refunded_cents: integer().notNull().default(0),
    currency: text().notNull().default('USD'),
    stripe_payment_intent_id: text(),
    stripe_checkout_session_id: text().unique(),
    /** When an authorization lapses at the card's bank; null when nothing is held. */
    authorized_until: instant(),
    ...stamps,
  },
  (table) => [
    index('h2s_payments_job').on(table.job_id),
    index('h2s_payments_order').on(table.order_id),
    index('h2s_payments_intent').on(table.stripe_payment_intent_id),
    oneOf('h2s_payments_plan', table.plan, paymentPlans),
    oneOf('h2s_payments_state', table.state, paymentStates),
    check(
      'h2s_payments_amounts',
      sql`${table.amount_cents} >= 0 and ${table.captured_cents} between 0 and ${table.amount_cents} and ${table.refunded_cents} between 0 and ${table.captured_cents}`,
    ),
    check('h2s_payments_subject', sql`${table.job_id} is not null or ${table.order_id} is not null`),
    check('h2s_payments_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
  ],
)

export type PaymentRow = typeof payments.$inferSelect
export type NewPaymentRow = typeof payments.$inferInsert
