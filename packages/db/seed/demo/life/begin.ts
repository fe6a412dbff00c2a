import { durationMinutes, parseJobMetadata, priceOf, SET_UP_MINUTES } from '@h2s/domain'
import type { AuditInput } from '../../../src/record.ts'
import type { Bought } from '../bought.ts'
import type { Customer } from '../people.ts'
import { branchOf } from '../places.ts'
import type { Site } from '../places.ts'
import type { Random } from '../random.ts'
import { intake } from './actors.ts'
import { iso } from './iso.ts'
import { Life } from './life.ts'
import { linesOf } from './lines.ts'
import { post } from './money.ts'
import type { Payment } from './rows.ts'

export type Start = {
  customer: Customer
  site: Site
  bought: Bought
  at: number
  number: number
  origin?: 'stripe' | 'order' | 'manual' | 'legacy'
  plan?: 'prepaid' | 'authorize_then_capture'
  metadata?: Record<string, unknown>
  name?: string
  notes?: string | null
  service_name?: string
}

const sources = {
  stripe: 'stripe_webhook',
  order: 'create_jobs_from_orders',
  manual: 'dispatch',
  legacy: 'legacy_import',
} as const

/** A purchase becomes a job, as intake makes it: with its lines, its payment, and what was captured. */
export function beginLife(random: Random, start: Start): Life {
  const { customer, number } = start
  const { items, wall_type, wire } = start.bought
  const plan = start.plan ?? 'prepaid'
  const origin = start.origin ?? 'stripe'
  const details = { wire_management_required: wire, wall_type, special_constraints: constraintsOf(start.metadata) }
  // What came over from the old system was sold without a word about the site.
  const known = origin === 'legacy' ? {} : details
  const price = priceOf(items, known) ?? 0
  const metadata = parseJobMetadata({
    order_id: `ord-${number}`,
    items_json: items,
    source: sources[origin],
    ...details,
    ...start.metadata,
  })
  const minutes = durationMinutes(items, details) + SET_UP_MINUTES
  const life = new Life(
    random,
    customer,
    minutes,
    {
      job_id: random.uuid(),
      job_number: `H2S-${number}`,
      status: 'pending',
      customer_id: customer.customer_id,
      customer_name: start.name ?? customer.name,
      customer_email: customer.email,
      customer_phone: customer.phone,
      service_id: items[0]?.service_id ?? null,
      service_name: start.service_name ?? serviceName(items),
      ...start.site,
      branch_id: branchOf(customer.area),
      start_iso: null,
      end_iso: null,
      notes_from_customer: start.notes ?? null,
      order_id: `ord-${number}`,
      origin,
      source_ref: origin === 'stripe' ? `cs_demo_${number}` : `order:ord-${number}`,
      quoted_cents: price,
      paid_cents: plan === 'prepaid' ? price : 0,
      currency: 'USD',
      reschedule_count: 0,
      created_at: iso(start.at),
      updated_at: iso(start.at),
    },
    metadata,
  )
  life.lines.push(...linesOf(life, items, known))
  const payment = paymentOf(life, { plan, price, number, at: start.at })
  if (origin !== 'legacy') life.payments.push(payment)

  const made: AuditInput = {
    action: 'job_created',
    field: 'status',
    new_value: 'pending',
    notes: `From ${origin === 'stripe' ? 'checkout' : 'order'} ${life.job.source_ref?.replace('order:', '')}`,
  }
  const paid: AuditInput = { action: 'payment_captured', field: 'paid_cents', old_value: 0, new_value: price }
  const isPaid = plan === 'prepaid' && origin !== 'legacy'
  life.step(start.at, intake, isPaid ? [made, paid] : [made])
  if (isPaid) post(life, start.at, 'capture', { stripe_clearing: price, customer_deposits: -price })
  return life
}

function paymentOf(
  { job, random }: Life,
  { plan, price, number, at }: { plan: NonNullable<Start['plan']>; price: number; number: number; at: number },
): Payment {
  return {
    payment_id: random.uuid(),
    job_id: job.job_id,
    order_id: `ord-${number}`,
    plan,
    state: plan === 'prepaid' ? 'captured' : 'method_saved',
    amount_cents: price,
    captured_cents: plan === 'prepaid' ? price : 0,
    refunded_cents: 0,
    currency: 'USD',
    stripe_payment_intent_id: `pi_demo_${number}`,
    stripe_checkout_session_id: `cs_demo_${number}`,
    authorized_until: null,
    created_at: iso(at),
    updated_at: iso(at),
  }
}

function constraintsOf(metadata: Record<string, unknown> | undefined): string[] {
  const listed = metadata?.['special_constraints']
  return Array.isArray(listed) ? listed.filter((entry) => typeof entry === 'string') : []
}

function serviceName(items: Bought['items']): string {
  const [first, ...more] = items
  return more.length === 0 ? (first?.service_name ?? 'Service') : `${first?.service_name} and ${more.length} more`
}
