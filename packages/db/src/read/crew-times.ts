import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { assignments } from '../schema/assignments.ts'
import { timeBlocks } from '../schema/time-blocks.ts'
import type { BlockKind } from '../schema/words.ts'

/**
 * A stretch of a provider's time that is taken; `job_id` is null for time off. `visit` is the window that was agreed on,
 * without the way to it.
 */
export type TakenTime = {
  pro_id: string
  job_id: string | null
  kind: BlockKind
  from: string
  to: string
  visit: { start_iso: string; end_iso: string } | null
}

/** How far ahead a visit that begins now can reach. */
const AHEAD = '24 hours'

/** What of these providers' time is taken from now on, for a day: whoever begins a visit now needs it free. */
export async function crewTimes(db: Db | Tx, proIds: readonly string[], now: string): Promise<TakenTime[]> {
  if (proIds.length === 0) return []
  const rows = await db
    .select({
      pro_id: timeBlocks.pro_id,
      job_id: timeBlocks.job_id,
      kind: timeBlocks.kind,
      from: sql<string>`lower(${timeBlocks.blocked})`,
      to: sql<string>`upper(${timeBlocks.blocked})`,
      start_iso: assignments.window_start,
      end_iso: assignments.window_end,
    })
    .from(timeBlocks)
    .leftJoin(assignments, eq(assignments.assignment_id, timeBlocks.assignment_id))
    .where(
      and(
        inArray(timeBlocks.pro_id, [...proIds]),
        isNull(timeBlocks.released_at),
        or(isNull(timeBlocks.expires_at), gt(timeBlocks.expires_at, now)),
        sql`${timeBlocks.blocked} && tstzrange(${now}::timestamptz, ${now}::timestamptz + ${AHEAD}::interval, '[)')`,
      ),
    )
    .orderBy(asc(timeBlocks.pro_id), sql`lower(${timeBlocks.blocked})`)
  return rows.map(({ start_iso, end_iso, from, to, ...taken }) => ({
    ...taken,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    visit: start_iso === null || end_iso === null ? null : { start_iso, end_iso },
  }))
}
