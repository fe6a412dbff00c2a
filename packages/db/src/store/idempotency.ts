import { and, eq, lt } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { idempotencyKeys } from '../schema/idempotency-keys.ts'

export type KeyClaim = { actor_id: string; key: string; procedure: string; request_hash: string }
export type KeptAnswer = { procedure: string; request_hash: string; response: unknown }

/**
 * Claims a key for this request. Null when it is ours now: run the work, then keep its answer. Otherwise what an
 * earlier request with the key asked and was told (`response` null: that one still runs).
 */
export async function claimKey(db: Db | Tx, claim: KeyClaim, now: string): Promise<KeptAnswer | null> {
  const rows = await db
    .insert(idempotencyKeys)
    .values({ ...claim, created_at: now })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (rows.length === 1) return null
  const [kept] = await db
    .select({
      procedure: idempotencyKeys.procedure,
      request_hash: idempotencyKeys.request_hash,
      response: idempotencyKeys.response,
    })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.actor_id, claim.actor_id), eq(idempotencyKeys.key, claim.key)))
  // Forgotten between the two statements: the caller may claim anew.
  return kept ?? claimKey(db, claim, now)
}

export async function keepAnswer(
  db: Db | Tx,
  claim: Pick<KeyClaim, 'actor_id' | 'key'>,
  response: unknown,
): Promise<void> {
  await db
    .update(idempotencyKeys)
    .set({ response })
    .where(and(eq(idempotencyKeys.actor_id, claim.actor_id), eq(idempotencyKeys.key, claim.key)))
}

/** Forgets keys from before an instant. Returns how many. */
export async function deleteExpiredKeys(db: Db | Tx, olderThan: string): Promise<number> {
  const rows = await db
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.created_at, olderThan))
    .returning({ key: idempotencyKeys.key })
  return rows.length
}
