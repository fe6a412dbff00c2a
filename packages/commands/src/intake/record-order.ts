import type { Tx } from '@h2s/db/client'
import { insertOrder, lockOrder } from '@h2s/db/store/orders'
import type { OrderRow } from '@h2s/db/store/orders'
import type { Intake } from './intake.ts'

/** The order behind the job, locked: the one that we know, else a new one from what the source says. */
export async function recordOrder(tx: Tx, intake: Intake, customerId: string, now: string): Promise<OrderRow> {
  const { order, created } = await insertOrder(
    tx,
    {
      order_id: intake.order.order_id,
      source: intake.order.source,
      source_ref: intake.order.source_ref,
      customer_id: customerId,
      items: intake.items,
      amount_total_cents: intake.order.amount_cents,
      currency: intake.currency,
      metadata: intake.order.metadata,
    },
    now,
  )
  return created ? order : lockOrder(tx, order.order_id)
}
