import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { jobLinks } from '../schema/job-links.ts'
import { jobs } from '../schema/jobs.ts'

export type JobLink = {
  link_id: string
  job_id: string
  customer_id: string | null
  customer_name: string
  expires_at: string
  revoked_at: string | null
}

export async function insertLink(
  tx: Tx,
  link: { job_id: string; token_hash: string; expires_at: string },
  now: string,
): Promise<string> {
  const [row] = await tx
    .insert(jobLinks)
    .values({ ...link, created_at: now })
    .returning({ link_id: jobLinks.link_id })
  if (!row) throw new Error('An inserted link did not come back')
  return row.link_id
}

/** The link with this token's hash, also when it has lapsed or was revoked: the caller says which. */
export async function findLink(db: Db | Tx, tokenHash: string): Promise<JobLink | null> {
  const [row] = await db
    .select({
      link_id: jobLinks.link_id,
      job_id: jobLinks.job_id,
      customer_id: jobs.customer_id,
      customer_name: jobs.customer_name,
      expires_at: jobLinks.expires_at,
      revoked_at: jobLinks.revoked_at,
    })
    .from(jobLinks)
    .innerJoin(jobs, eq(jobs.job_id, jobLinks.job_id))
    .where(eq(jobLinks.token_hash, tokenHash))
  return row ?? null
}

/** Ends all links of a job that are still good. Returns how many. */
export async function revokeLinks(tx: Tx, jobId: string, now: string): Promise<number> {
  const rows = await tx
    .update(jobLinks)
    .set({ revoked_at: now })
    .where(and(eq(jobLinks.job_id, jobId), isNull(jobLinks.revoked_at), gt(jobLinks.expires_at, now)))
    .returning({ link_id: jobLinks.link_id })
  return rows.length
}
