import type { Tx } from '@h2s/db/client'
import { record } from '@h2s/db/record'
import type { AuditInput } from '@h2s/db/record'
import type { Task } from '@h2s/db/boss'
import type { Actor } from '@h2s/domain'
import type { Context } from '../context.ts'

/** The last step of every write on a job: its history, what follows, and a word to the boards that are open. */
export async function recordJob(
  tx: Tx,
  ctx: Context,
  jobId: string,
  what: { kind: string; entries: readonly AuditInput[]; tasks?: readonly Task[]; actor?: Actor },
  now: string,
): Promise<void> {
  await record(tx, {
    actor: what.actor ?? ctx.actor,
    stream: `job:${jobId}`,
    entries: what.entries,
    tasks: what.tasks ?? [],
    notices: [{ topic: 'job', id: jobId, kind: what.kind }],
    now,
    correlation_id: ctx.correlationId,
  })
}
