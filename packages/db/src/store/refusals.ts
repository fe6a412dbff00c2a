import { actorId } from '@h2s/domain/people'
import type { Actor } from '@h2s/domain/people'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { auditEntries } from '../schema/audit-entries.ts'
import { jobs } from '../schema/jobs.ts'
import { isRowId } from './ids.ts'

/** How many entries back a refusal is looked for: what is further away buries nothing any more. */
const LOOK_BACK = 200

/** The version of the job that a history is of; null for a history of something else. */
export async function jobVersionOf(tx: Tx, stream: string): Promise<number | null> {
  const jobId = /^job:(.*)$/.exec(stream)?.[1] ?? ''
  if (!isRowId(jobId)) return null
  const [row] = await tx.select({ version: jobs.version }).from(jobs).where(eq(jobs.job_id, jobId))
  return row?.version ?? null
}

/**
 * Whether the same refusal of the same person stands in this history since then. Until the end of the transaction
 * nobody else asks the same of this history, so that of many at once one is the first.
 */
export async function isRefusalKnown(
  tx: Tx,
  refusal: { stream: string; actor: Actor; action: string; new_value: unknown; since: string },
): Promise<boolean> {
  const { stream, actor, action, new_value, since } = refusal
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`refusals of ${stream}`}, 0))`)
  const { rows } = await tx.execute(sql`
    select from (
      select * from ${auditEntries} where ${auditEntries.stream} = ${stream} order by ${auditEntries.seq} desc limit ${LOOK_BACK}
    ) recent
    where recent.actor_kind = ${actor.kind} and recent.actor_id = ${actorId(actor)} and recent.action = ${action}
      and recent.at >= ${since}::timestamptz and recent.new_value = ${JSON.stringify(new_value)}::jsonb
    limit 1`)
  return rows.length > 0
}
