import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { timeBlocks } from '../schema/time-blocks.ts'
import type { BlockKind } from '../schema/words.ts'

/** A stretch that a provider cannot take; `job_id` is null for time off. */
export type BusyTime = { kind: BlockKind; job_id: string | null; from: string; to: string }

/**
 * What a provider has in a window, by the job that is asked for itself left out. For saying no with a reason before
 * trying: the constraint alone decides.
 */
export async function busyTimes(
  db: Db | Tx,
  proId: string,
  window: { from: string; to: string },
  now: string,
  exceptJobId?: string,
): Promise<BusyTime[]> {
  const rows = await db
    .select({
      kind: timeBlocks.kind,
      job_id: timeBlocks.job_id,
      from: sql<string>`lower(${timeBlocks.blocked})`,
      to: sql<string>`upper(${timeBlocks.blocked})`,
    })
    .from(timeBlocks)
    .where(
      and(
        eq(timeBlocks.pro_id, proId),
        isNull(timeBlocks.released_at),
        or(isNull(timeBlocks.expires_at), gt(timeBlocks.expires_at, now)),
        sql`${timeBlocks.blocked} && tstzrange(${window.from}::timestamptz, ${window.to}::timestamptz, '[)')`,
        exceptJobId === undefined ? undefined : sql`${timeBlocks.job_id} is distinct from ${exceptJobId}::uuid`,
      ),
    )
    .orderBy(sql`lower(${timeBlocks.blocked})`)
  return rows.map((row) => ({ ...row, from: new Date(row.from).toISOString(), to: new Date(row.to).toISOString() }))
}
