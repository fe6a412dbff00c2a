import { inTransaction, mapDbError } from '@h2s/db/errors'
import type { Tx } from '@h2s/db/client'
import { record } from '@h2s/db/record'
import { claimKey, keepAnswer } from '@h2s/db/store/idempotency'
import { isRefusalKnown, jobVersionOf } from '@h2s/db/store/refusals'
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

/** For so long the same refusal of the same person is not written again. */
const REPEAT_MINUTES = 60

/**
 * Who was refused what, and why. An attempt on a foreign thing is kept with the actor: its own history stays clean.
 * A repeat (same actor, action and codes, on the same version) is not written: nobody buries a history by insisting.
 */
async function recordRefusal(ctx: Context, attempt: Attempt, error: DomainError): Promise<void> {
  const { actor } = ctx
  const now = ctx.now()
  const stream = error.kind === 'NOT_FOUND' ? `actor:${actorId(actor)}` : attempt.stream
  const action = `${attempt.action}_refused`
  // Somebody's half of an override that takes two: the second person's attempt looks for it here, and for its time.
  const override = error.blockers.find(({ code }) => code === 'SECOND_PERSON')?.evidence['override']
  await inTransaction(ctx.db, async (tx) => {
    const version = await jobVersionOf(tx, stream)
    const new_value = {
      kind: error.kind,
      code: error.code,
      blockers: error.blockers.map((blocker) => blocker.code),
      ...(version === null ? {} : { version }),
      ...(error.kind === 'NOT_FOUND' ? { on: attempt.stream } : {}),
      ...(override === undefined ? {} : { override }),
    }
    const since = new Date(Date.parse(now) - REPEAT_MINUTES * 60_000).toISOString()
    if (override === undefined && (await isRefusalKnown(tx, { stream, actor, action, new_value, since }))) return
    await record(tx, {
      actor,
      stream,
      entries: [{ action, new_value, notes: error.message }],
      now,
      correlation_id: ctx.correlationId,
    })
  })
}
