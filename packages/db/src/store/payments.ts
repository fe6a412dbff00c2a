import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { payments } from '../schema/payments.ts'
import type { NewPaymentRow, PaymentRow } from '../schema/payments.ts'

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
