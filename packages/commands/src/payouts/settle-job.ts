import type { Tx } from '@h2s/db/client'
import { findJob } from '@h2s/db/store/jobs'
import type { JobRecord } from '@h2s/db/store/jobs'
import { blockedBy } from '@h2s/domain'
import type { Actor } from '@h2s/domain'
import type { Context } from '../context.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseOrOverride } from '../job/refuse-or-override.ts'
import type { Overriding } from '../job/refuse-or-override.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { revenueEntries } from './ledger-entries.ts'
import { postEntries } from './post-entries.ts'

export const SETTLEMENT: Actor = { kind: 'system', part: 'settlement' }

/** Settles a job for which nothing is in the way any more; null when something is. */
export async function settleIfDue(tx: Tx, ctx: Context, jobId: string, now: string): Promise<JobRecord | null> {
  const job = await findJob(tx, jobId)
  if (job === null || blockedBy('settle', job, {}, now).length > 0) return null
  return settleIn(tx, ctx, job, SETTLEMENT, {}, now)
}

/** The job is paid: verified, undisputed, every payout approved. What the customer paid becomes revenue. */
export async function settleIn(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  actor: Actor,
  overriding: Overriding,
  now: string,
): Promise<JobRecord> {
  const overridden = await refuseOrOverride(tx, ctx, ['settle', job, {}], overriding, now)
  const { job_id } = job
  await postEntries(
    tx,
    { kind: 'job_settled', job_id, memo: `Job ${job.job_number} settled`, entries: revenueEntries(job) },
    now,
  )
  const { job: saved, entries } = await saveFresh(tx, job, { status: 'paid' }, now)
  const entry = { action: 'settle', field: 'status', old_value: job.status, new_value: 'paid' }
  await recordJob(tx, ctx, job_id, { kind: 'settled', entries: [...overridden, entry, ...entries], actor }, now)
  return saved
}
