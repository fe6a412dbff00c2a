import { installDetailKeys, parseJobMetadata, patchInstallDetails } from '@h2s/domain'
import type { InstallDetailsPatch } from '@h2s/domain'
import type { Context } from '../context.ts'
import { transact } from '../transact.ts'
import { openJob } from './open-job.ts'
import type { JobTarget } from './open-job.ts'
import { recordJob } from './record-job.ts'
import { refuseIfBlocked } from './refuse-if-blocked.ts'
import { saveFresh } from './save-fresh.ts'

/** A patch: an absent key is left as it is, null clears it. A patch that changes nothing leaves everything as it is. */
export async function updateInstallDetails(
  ctx: Context,
  { job_id, version, ...patch }: JobTarget & InstallDetailsPatch,
): Promise<{ job_id: string; version: number }> {
  return transact(ctx, { action: 'update_install_details', stream: `job:${job_id}` }, async (tx, now) => {
    const job = await openJob(tx, ctx, { job_id, version }, 'update_install_details')
    refuseIfBlocked('update_install_details', job, {}, now)
    const before = parseJobMetadata(job.metadata)
    const metadata = patchInstallDetails(job.metadata, patch)
    const changed = installDetailKeys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(metadata[key]))
    if (changed.length === 0) return { job_id, version: job.version }

    const { job: saved, entries } = await saveFresh(tx, job, { metadata }, now)
    const edits = changed.map((key) => ({
      action: 'update_install_details',
      field: key,
      old_value: before[key],
      new_value: metadata[key],
    }))
    await recordJob(tx, ctx, job_id, { kind: 'changed', entries: [...edits, ...entries] }, now)
    return { job_id, version: saved.version }
  })
}
