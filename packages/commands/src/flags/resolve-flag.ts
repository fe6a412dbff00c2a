import type { Tx } from '@h2s/db/client'
import type { JobRecord } from '@h2s/db/store/jobs'
import {
  actorId,
  block,
  evaluatePainFlags,
  parseJobMetadata,
  refused,
  resolutionTakesTwo,
  resolvePainFlag,
} from '@h2s/domain'
import type { PainFlag } from '@h2s/domain'
import type { Context } from '../context.ts'
import { openJob } from '../job/open-job.ts'
import type { JobTarget } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseIfBlocked } from '../job/refuse-if-blocked.ts'
import { firstWord } from '../job/refuse-or-override.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { transact } from '../transact.ts'

/** Resolves one open flag, named by its id or its type. Notes are required from HIGH on, a second person for what is critical. */
export async function resolveFlag(
  ctx: Context,
  { job_id, version, flag, resolution_notes }: JobTarget & { flag: string; resolution_notes?: string | undefined },
): Promise<{ job_id: string; version: number; flag_id: string }> {
  return transact(ctx, { action: 'resolve_flag', stream: `job:${job_id}` }, async (tx, now) => {
    const job = await openJob(tx, ctx, { job_id, version }, 'resolve_flag')
    refuseIfBlocked('resolve_flag', job, { flag_id: flag, resolution_notes }, now)
    const document = parseJobMetadata(job.metadata)
    const by = actorId(ctx.actor)
    const { metadata, flag: resolved } = resolvePainFlag(document, flag, { by, notes: resolution_notes }, now)
    const takesTwo = resolutionTakesTwo(resolved, evaluatePainFlags(job, now), by)
    const second = takesTwo ? await secondPerson(tx, job, resolved, by, now) : {}

    const { job: saved, entries } = await saveFresh(tx, job, { metadata }, now)
    const entry = {
      action: 'resolve_flag',
      field: 'pain_flags',
      old_value: { flag_id: resolved.flag_id, flag: resolved.flag, severity: resolved.severity, resolved_at: null },
      new_value: {
        flag_id: resolved.flag_id,
        flag: resolved.flag,
        severity: resolved.severity,
        resolved_at: now,
        ...second,
      },
      notes: resolved.resolution_notes ?? null,
    }
    await recordJob(tx, ctx, job_id, { kind: 'changed', entries: [entry, ...entries] }, now)
    return { job_id, version: saved.version, flag_id: resolved.flag_id }
  })
}

/** The first person is refused, and the refusal is kept: another who does the same on the same version goes on. */
async function secondPerson(
  tx: Tx,
  job: JobRecord,
  { flag_id, resolution_notes }: PainFlag,
  by: string,
  now: string,
): Promise<{ asked_by: string; asked_by_id: string }> {
  const ask = { action: 'resolve_flag', codes: [flag_id] } as const
  const earlier = await firstWord(tx, job, ask, by, now)
  if (earlier !== null) return { asked_by: earlier.name, asked_by_id: earlier.by }
  const override = { ...ask, version: job.version, reason: resolution_notes ?? '' }
  throw refused([
    block(
      'SECOND_PERSON',
      { by, flag_id, override },
      {
        message: 'A critical flag takes a second person: a colleague resolves it too',
        fix: 'A colleague resolves the same flag within 24 hours, or its cause is removed.',
      },
    ),
  ])
}
