import { inTransaction, mapDbError } from '@h2s/db/errors'
import type { Tx } from '@h2s/db/client'
import { record } from '@h2s/db/record'
import { claimKey, keepAnswer } from '@h2s/db/store/idempotency'
import { actorId, isDomainError } from '@h2s/domain'
import type { DomainError } from '@h2s/domain'
import type { Context } from './context.ts'
import { asGiven, Kept, refuseOtherRequest } from './idempotency/kept.ts'

/** What is tried, for the history of what was refused. */
export type Attempt = {
  /** The word that the history shows: `dispatch`, `resolve_flag`. */
  action: string
  /** What it was tried on: `job:<job_id>`. */
  stream: string
}

/**
 * The one transaction of a command. Claims the request's idempotency key in it, and writes refusals to the history
 * in a transaction of their own, since the command's own is rolled back.
 * A deadlock is tried again, so `work` touches nothing but the transaction.
 */
export async function transact<Output>(
  ctx: Context,
  attempt: Attempt,
  work: (tx: Tx, now: string) => Promise<Output>,
): Promise<Output> {
  const now = ctx.now()
  try {
    return await inTransaction(ctx.db, (tx) => once(ctx, tx, now, work))
  } catch (thrown) {
    const error = mapDbError(thrown)
    if (isDomainError(error) && error.kind !== 'INVALID') await recordRefusal(ctx, attempt, error)
    throw error
  }
}

async function once<Output>(
  ctx: Context,
  tx: Tx,
  now: string,
  work: (tx: Tx, now: string) => Promise<Output>,
): Promise<Output> {
  const request = ctx.idempotency
  if (request === undefined) return work(tx, now)
  const earlier = await claimKey(tx, request, now)
  if (earlier !== null) {
    refuseOtherRequest(request, earlier)
    return asGiven<Output>(Kept.parse(earlier.response).output)
  }
  const output = await work(tx, now)
  await keepAnswer(tx, request, { output })
  return output
}

/** Who was refused what, and why. An attempt on a foreign thing is kept with the actor: its own history stays clean. */
async function recordRefusal(ctx: Context, attempt: Attempt, error: DomainError): Promise<void> {
  const stream = error.kind === 'NOT_FOUND' ? `actor:${actorId(ctx.actor)}` : attempt.stream
  const refusal = { kind: error.kind, code: error.code, blockers: error.blockers.map((blocker) => blocker.code) }
  const target = error.kind === 'NOT_FOUND' ? { on: attempt.stream } : {}
  // Somebody's half of an override that takes two: the second person's attempt looks for it here.
  const override = error.blockers.find(({ code }) => code === 'SECOND_PERSON')?.evidence['override']
  const asked = override === undefined ? {} : { override }
  await inTransaction(ctx.db, (tx) =>
    record(tx, {
      actor: ctx.actor,
      stream,
      entries: [
        { action: `${attempt.action}_refused`, new_value: { ...refusal, ...target, ...asked }, notes: error.message },
      ],
      now: ctx.now(),
      correlation_id: ctx.correlationId,
    }),
  )
}
