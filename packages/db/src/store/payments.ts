import { conflict } from '@h2s/domain'
import { and, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { payments } from '../schema/payments.ts'
import type { NewPaymentRow, PaymentRow } from '../schema/payments.ts'

export type PaymentChanges = Partial<Omit<NewPaymentRow, 'payment_id' | 'version' | 'created_at' | 'updated_at'>>

/** Makes a payment; null when one for the same checkout session exists. */
export async function insertPayment(
  tx: Tx,
  payment: Omit<NewPaymentRow, 'version' | 'created_at' | 'updated_at'>,
  now: string,
): Promise<PaymentRow | null> {
  const [row] = await tx
    .insert(payments)
    .values({ ...payment, created_at: now, updated_at: now })
    .onConflictDoNothing({ target: payments.stripe_checkout_session_id })
    .returning()
  return row ?? null
}

export async function findPaymentBySession(db: Db | Tx, sessionId: string): Promise<PaymentRow | null> {
  const [row] = await db.select().from(payments).where(eq(payments.stripe_checkout_session_id, sessionId))
  return row ?? null
}

/** Writes what changed and raises the version by one. Throws CONFLICT when it was changed in between. */
export async function savePayment(
  tx: Tx,
  payment: PaymentRow,
  changes: PaymentChanges,
  now: string,
): Promise<PaymentRow> {
  const [row] = await tx
    .update(payments)
    .set({ ...changes, version: sql`${payments.version} + 1`, updated_at: now })
    .where(and(eq(payments.payment_id, payment.payment_id), eq(payments.version, payment.version)))
    .returning()
  if (!row) throw conflict('Somebody else changed this payment in the meantime')
  return row
}
