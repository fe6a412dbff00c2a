import { and, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { idempotencyKeys } from '../schema/idempotency-keys.ts'
import type { KeptAnswer, KeyClaim } from './idempotency.ts'

const held = (claim: Pick<KeyClaim, 'actor_id' | 'key'>) =>
  and(eq(idempotencyKeys.actor_id, claim.actor_id), eq(idempotencyKeys.key, claim.key))

/** What an earlier request with this key asked and was told; null when there was none. */
export async function findKept(db: Db | Tx, claim: Pick<KeyClaim, 'actor_id' | 'key'>): Promise<KeptAnswer | null> {
  const [kept] = await db
    .select({
      procedure: idempotencyKeys.procedure,
      request_hash: idempotencyKeys.request_hash,
      response: idempotencyKeys.response,
    })
    .from(idempotencyKeys)
    .where(held(claim))
  return kept ?? null
}

/** Keeps the answer beside the output, unless one is kept already. Returns what is kept now: the first one wins. */
export async function keepFirstAnswer(db: Db | Tx, claim: KeyClaim, answer: unknown, now: string): Promise<unknown> {
  const part = sql`jsonb_build_object('answer', ${JSON.stringify(answer ?? null)}::jsonb)`
  const [row] = await db
    .insert(idempotencyKeys)
    .values({ ...claim, response: part, created_at: now })
    .onConflictDoUpdate({
      target: [idempotencyKeys.actor_id, idempotencyKeys.key],
      // The kept one on the right wins where both have an answer.
      set: { response: sql`${part} || coalesce(${idempotencyKeys.response}, '{}'::jsonb)` },
    })
    .returning({ response: idempotencyKeys.response })
  return row?.response
}
