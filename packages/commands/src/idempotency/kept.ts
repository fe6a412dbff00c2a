import type { KeptAnswer } from '@h2s/db/store/idempotency'
import { conflict } from '@h2s/domain'
import { z } from 'zod'
import type { IdempotentRequest } from './idempotent-request.ts'

/**
 * What a key keeps: the command's output since its commit, and the whole answer since it was given. Between the two
 * lies a crash at most; a repetition then finds the output and builds the answer anew.
 */
export const Kept = z.object({ output: z.unknown().optional(), answer: z.unknown().optional() })

/** Throws CONFLICT `IDEMPOTENCY_KEY_REUSED` when the key belongs to another request. */
export function refuseOtherRequest(
  request: IdempotentRequest,
  kept: Pick<KeptAnswer, 'procedure' | 'request_hash'>,
): void {
  if (kept.procedure === request.procedure && kept.request_hash === request.request_hash) return
  throw conflict('This Idempotency-Key was used for another request', undefined, 'IDEMPOTENCY_KEY_REUSED')
}

/** What was kept under a key, as the request that it belongs to gave it: procedure and input are the same, so is the type. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows what it gave; nothing else can
export function asGiven<T>(kept: unknown): T {
  return kept as T
}
