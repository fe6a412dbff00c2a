import { actorId, parseJobMetadata, raisePainFlag } from '@h2s/domain'
import type { PainFlagType, Severity } from '@h2s/domain'
import type { Context } from '../context.ts'
import { openJob } from '../job/open-job.ts'
import type { JobTarget } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseIfBlocked } from '../job/refuse-if-blocked.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { transact } from '../transact.ts'

/** Raises a flag by hand: what only a person can know. It stays until a person resolves it. */
export async function raiseFlag(
  ctx: Context,
  { job_id, version, flag, severity, message }: JobTarget & { flag: PainFlagType; severity: Severity; message: string },
): Promise<{ job_id: string; version: number; flag_id: string }> {
  return transact(ctx, { action: 'raise_flag', stream: `job:${job_id}` }, async (tx, now) => {
    const job = await openJob(tx, ctx, { job_id, version }, 'raise_flag')
    refuseIfBlocked('raise_flag', job, {}, now)
    const document = parseJobMetadata(job.metadata)
    const { metadata, flag: raised } = raisePainFlag(document, { flag, severity, message, by: actorId(ctx.actor) }, now)

    const { job: saved, entries } = await saveFresh(tx, job, { metadata }, now)
    const entry = {
      action: 'raise_flag',
      field: 'pain_flags',
      new_value: { flag_id: raised.flag_id, flag, severity },
      notes: raised.message,
    }
    await recordJob(tx, ctx, job_id, { kind: 'changed', entries: [entry, ...entries] }, now)
    return { job_id, version: saved.version, flag_id: raised.flag_id }
  })
}
