import { actorId, parseJobMetadata, resolvePainFlag } from '@h2s/domain'
import type { Context } from '../context.ts'
import { openJob } from '../job/open-job.ts'
import type { JobTarget } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseIfBlocked } from '../job/refuse-if-blocked.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { transact } from '../transact.ts'

/** Resolves one open flag, named by its id or its type. Notes are required from HIGH on. */
export async function resolveFlag(
  ctx: Context,
  { job_id, version, flag, resolution_notes }: JobTarget & { flag: string; resolution_notes?: string | undefined },
): Promise<{ job_id: string; version: number; flag_id: string }> {
  return transact(ctx, { action: 'resolve_flag', stream: `job:${job_id}` }, async (tx, now) => {
    const job = await openJob(tx, ctx, { job_id, version }, 'resolve_flag')
    refuseIfBlocked('resolve_flag', job, { flag_id: flag, resolution_notes }, now)
    const document = parseJobMetadata(job.metadata)
    const { metadata, flag: resolved } = resolvePainFlag(
      document,
      flag,
      { by: actorId(ctx.actor), notes: resolution_notes },
      now,
    )

    const { job: saved, entries } = await saveFresh(tx, job, { metadata }, now)
    const entry = {
      action: 'resolve_flag',
      field: 'pain_flags',
      old_value: { flag_id: resolved.flag_id, flag: resolved.flag, severity: resolved.severity, resolved_at: null },
      new_value: { flag_id: resolved.flag_id, flag: resolved.flag, severity: resolved.severity, resolved_at: now },
      notes: resolved.resolution_notes ?? null,
    }
    await recordJob(tx, ctx, job_id, { kind: 'changed', entries: [entry, ...entries] }, now)
    return { job_id, version: saved.version, flag_id: resolved.flag_id }
  })
}
