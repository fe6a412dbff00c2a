import { conflict, notFound } from '@h2s/domain'
import { and, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { payouts } from '../schema/payouts.ts'
import type { NewPayoutRow, PayoutRow } from '../schema/payouts.ts'
import { users } from '../schema/users.ts'
import { isRowId } from './ids.ts'

export type PayoutChanges = Partial<
  Omit<NewPayoutRow, 'payout_id' | 'job_id' | 'pro_id' | 'created_by' | 'version' | 'created_at' | 'updated_at'>
>

/** The job of a payout, to lock that first. Throws NOT_FOUND. */
export async function jobIdOfPayout(db: Db | Tx, payoutId: string): Promise<string> {
  if (!isRowId(payoutId)) throw notFound('payout')
  const [row] = await db.select({ job_id: payouts.job_id }).from(payouts).where(eq(payouts.payout_id, payoutId))
  if (!row) throw notFound('payout')
  return row.job_id
}

/** Throws NOT_FOUND. */
export async function lockPayout(tx: Tx, payoutId: string): Promise<PayoutRow> {
  if (!isRowId(payoutId)) throw notFound('payout')
  const [row] = await tx.select().from(payouts).where(eq(payouts.payout_id, payoutId)).for('update')
  if (!row) throw notFound('payout')
  return row
}

/**
 * Makes a payout; the payee's own sign-in is kept beside it. A second live one for the same job, provider and kind
 * breaks a unique index: CONFLICT `PAYOUT_EXISTS` through mapDbError.
 */
export async function insertPayout(
  tx: Tx,
  payout: Omit<NewPayoutRow, 'payee_user_id' | 'version' | 'created_at' | 'updated_at'>,
  now: string,
): Promise<PayoutRow> {
  const [payee] = await tx.select({ id: users.id }).from(users).where(eq(users.proId, payout.pro_id)).limit(1)
  const [row] = await tx
    .insert(payouts)
    .values({ ...payout, payee_user_id: payee?.id ?? null, created_at: now, updated_at: now })
    .returning()
  if (!row) throw new Error('An inserted payout did not come back')
  return row
}

/** Writes what changed and raises the version by one. Throws CONFLICT when it was changed in between. */
export async function savePayout(tx: Tx, payout: PayoutRow, changes: PayoutChanges, now: string): Promise<PayoutRow> {
  const [row] = await tx
    .update(payouts)
    .set({ ...changes, version: sql`${payouts.version} + 1`, updated_at: now })
    .where(and(eq(payouts.payout_id, payout.payout_id), eq(payouts.version, payout.version)))
    .returning()
  if (!row) throw conflict('Somebody else changed this payout in the meantime')
  return row
}
