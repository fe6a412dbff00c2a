import { notFound } from '@h2s/domain'
import type { OrderStatus } from '@h2s/domain'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { orders } from '../schema/orders.ts'
import type { OrderSource } from '../schema/words.ts'

export type OrderRow = typeof orders.$inferSelect
export type NewOrderRow = typeof orders.$inferInsert

export async function findOrder(db: Db | Tx, orderId: string): Promise<OrderRow | null> {
  const [row] = await db.select().from(orders).where(eq(orders.order_id, orderId))
  return row ?? null
}

async function findOrderBySource(db: Db | Tx, source: OrderSource, ref: string): Promise<OrderRow | null> {
  const [row] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.source, source), eq(orders.source_ref, ref)))
  return row ?? null
}

/** Locks an order. Throws NOT_FOUND. */
export async function lockOrder(tx: Tx, orderId: string): Promise<OrderRow> {
  const [row] = await tx.select().from(orders).where(eq(orders.order_id, orderId)).for('update')
  if (!row) throw notFound('order')
  return row
}

/** Records an order; the one that stands already when its id or its source reference is known. */
export async function insertOrder(
  tx: Tx,
  order: Omit<NewOrderRow, 'version' | 'created_at' | 'updated_at'>,
  now: string,
): Promise<{ order: OrderRow; created: boolean }> {
  const [row] = await tx
    .insert(orders)
    .values({ ...order, created_at: now, updated_at: now })
    .onConflictDoNothing()
    .returning()
  if (row) return { order: row, created: true }
  const existing =
    (order.order_id ? await findOrder(tx, order.order_id) : null) ??
    (order.source_ref ? await findOrderBySource(tx, order.source, order.source_ref) : null)
  if (!existing) throw notFound('order')
  return { order: existing, created: false }
}

export async function setOrderStatus(tx: Tx, orderId: string, status: OrderStatus, now: string): Promise<void> {
  await tx
    .update(orders)
    .set({ status, version: sql`${orders.version} + 1`, updated_at: now })
    .where(eq(orders.order_id, orderId))
}

/** Open orders without a job yet, oldest first; of `orderIds` only, when given. */
export async function openOrderIds(
  db: Db | Tx,
  orderIds: readonly string[] | undefined,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ order_id: orders.order_id })
    .from(orders)
    .where(
      and(
        eq(orders.status, 'open'),
        orderIds ? inArray(orders.order_id, [...orderIds]) : undefined,
        sql`not exists (select 1 from h2s_dispatch_jobs job where job.order_id = ${orders.order_id})`,
      ),
    )
    .orderBy(asc(orders.created_at))
    .limit(limit)
  return rows.map((row) => row.order_id)
}
