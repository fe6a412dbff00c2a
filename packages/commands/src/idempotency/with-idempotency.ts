import { createHash } from 'node:crypto'
import { findKept, keepFirstAnswer } from '@h2s/db/store/kept-answers'
import { actorId, invalid } from '@h2s/domain'
import type { Context } from '../context.ts'
import type { IdempotentRequest } from './idempotent-request.ts'
import { asGiven, Kept, refuseOtherRequest } from './kept.ts'

/**
 * Runs a request that carries an Idempotency-Key.
 *
 * Same key and same input: the answer of the first time and no second effect, also when both arrive at once.
 * Same key and another input: CONFLICT `IDEMPOTENCY_KEY_REUSED`. A request that failed had no effect, and its key stays
 * free. Without a key it just runs.
 *
 * `run` gets the context that it must hand to the command: the key is claimed in the command's own transaction, so a
 * crash between effect and answer loses neither. The answer must be plain JSON; it is kept in the database, so it
 * must hold no secret.
 */
export async function withIdempotency<Answer>(
  ctx: Context,
  request: { key: string | null; procedure: string; input: unknown },
  run: (ctx: Context) => Promise<Answer>,
): Promise<Answer> {
  if (request.key === null) return run(ctx)
  const claim = claimOf(ctx, request.key, request.procedure, request.input)

  const earlier = await findKept(ctx.db, claim)
  if (earlier !== null) {
    refuseOtherRequest(claim, earlier)
    const kept = Kept.parse(earlier.response)
    if (kept.answer !== undefined) return asGiven<Answer>(kept.answer)
  }
  const answer = await run({ ...ctx, idempotency: claim })
  const first = Kept.parse(await keepFirstAnswer(ctx.db, claim, answer, ctx.now()))
  return asGiven<Answer>(first.answer)
}

function claimOf(ctx: Context, key: string, procedure: string, input: unknown): IdempotentRequest {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw invalid('An Idempotency-Key has 1 to 255 printable characters')
  return { actor_id: actorId(ctx.actor), key, procedure, request_hash: hashOf([procedure, input]) }
}

/** The order of keys in an object says nothing, so it does not change the hash. */
function hashOf(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(sorted(part)) : part,
  )
  return createHash('sha256').update(text).digest('base64url')
}

const sorted = (record: Record<string, unknown>) => Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1))

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
