import type { OrderRow } from '@h2s/db/store/orders'
import { cleanText } from './clean-text.ts'
import type { Gap } from './gap.ts'
import type { Intake } from './intake.ts'
import { limited } from './read-items.ts'
import { readSite, readWindow } from './read-site.ts'
import { ownKeysOnly } from './server-owned.ts'
import { durationMinutes } from '@h2s/domain'

/** The job that a recorded order asks for. Its metadata has the same keys as a checkout's. */
export function orderIntake(order: OrderRow, source: 'create_jobs_from_orders' | 'schedule_appointment'): Intake {
  const metadata = new Map(
    Object.entries(order.metadata).flatMap(([key, value]) => {
      const text = cleanText(value)
      return text === null ? [] : [[key, text] as const]
    }),
  )
  const found = limited(order.items)
  const items = found.items.map(ownKeysOnly)
  const { window, gaps: windowGaps } = readWindow(metadata, durationMinutes(items))
  const empty: Gap[] =
    items.length > 0
      ? []
      : [{ flag: 'ORDERING_AMBIGUOUS', severity: 'HIGH', sentence: 'The order does not say what was bought.' }]
  return {
    origin: 'order',
    // An order that came by a checkout is the same job as that checkout's.
    source_ref: order.source === 'stripe' && order.source_ref !== null ? order.source_ref : `order:${order.order_id}`,
    source,
    order: {
      order_id: order.order_id,
      source: order.source,
      source_ref: order.source_ref,
      amount_cents: order.amount_total_cents,
      metadata: order.metadata,
    },
    items,
    currency: order.currency,
    customer: {
      customer_id: order.customer_id,
      name: cleanText(metadata.get('customer_name'), 200),
      email: cleanText(metadata.get('customer_email'), 254)?.toLowerCase() ?? null,
      phone: cleanText(metadata.get('customer_phone'), 40),
    },
    site: readSite(metadata),
    window,
    proposed_by: 'customer',
    payment: null,
    gaps: [...found.gaps, ...windowGaps, ...empty],
  }
}
