import { insertLink } from '@h2s/db/store/links'
import { forbidden, isOffice } from '@h2s/domain'
import type { Context } from '../context.ts'
import { openJob } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { transact } from '../transact.ts'
import { newLinkToken } from './link-token.ts'
import { customerLinkUrl } from './urls.ts'

/**
 * A link by which the customer opens this one job without signing in, for 30 days. The token is told here once; only
 * its hash is kept, so the answer must not be stored (no idempotency key).
 */
export async function createJobLink(
  ctx: Context,
  { job_id }: { job_id: string },
): Promise<{ url: string; token: string; expires_at: string }> {
  const { idempotency: _secret, ...plain } = ctx
  return transact(plain, { action: 'create_link', stream: `job:${job_id}` }, async (tx, now) => {
    // Whoever may dispatch a job may let its customer in.
    await openJob(tx, ctx, { job_id }, 'dispatch')
    if (ctx.actor.kind !== 'system' && !isOffice(ctx.actor)) throw forbidden()
    const { token, token_hash, expires_at } = newLinkToken(now)
    const link_id = await insertLink(tx, { job_id, token_hash, expires_at }, now)
    const entries = [{ action: 'create_link', field: 'link', new_value: { link_id, expires_at } }]
    await recordJob(tx, ctx, job_id, { kind: 'linked', entries }, now)
    return { url: customerLinkUrl(ctx.ports.publicUrl, token), token, expires_at }
  })
}
