import { revokeLinks } from '@h2s/db/store/links'
import type { Context } from '../context.ts'
import { openJob } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { transact } from '../transact.ts'

/**
 * Ends every link of a job that still works, also those that went out with messages: whoever holds one is let in no
 * more, and what it has open ends. A link that is made afterwards works. Gives how many ended.
 */
export async function revokeJobLinks(ctx: Context, { job_id }: { job_id: string }): Promise<{ revoked: number }> {
  return transact(ctx, { action: 'revoke_links', stream: `job:${job_id}` }, async (tx, now) => {
    // Whoever may let a job's customer in may lock the door again.
    await openJob(tx, ctx, { job_id }, 'dispatch')
    const revoked = await revokeLinks(tx, job_id, now)
    if (revoked > 0) {
      const entries = [{ action: 'revoke_links', field: 'link', new_value: { revoked } }]
      await recordJob(tx, ctx, job_id, { kind: 'links_revoked', entries }, now)
    }
    return { revoked }
  })
}
