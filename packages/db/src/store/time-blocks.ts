import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { timeBlocks } from '../schema/time-blocks.ts'
import type { BlockKind } from '../schema/words.ts'

export type BlockInput = {
  pro_id: string
  job_id?: string | null
  assignment_id?: string | null
  kind: BlockKind
  /** First instant that is taken, and the first that is free again. */
  from: string
  to: string
  /** When a hold lapses; visits and time off do not. */
  expires_at?: string | null
}

/**
 * Takes a stretch of a provider's time. If any live block of that provider overlaps, the database refuses (23P01),
 * which mapDbError turns into CONFLICT `SLOT_TAKEN`. Holds that lapsed are released first.
 */
export async function blockTime(tx: Tx, block: BlockInput, now: string): Promise<string> {
  await tx
    .update(timeBlocks)
    .set({ released_at: now })
    .where(
      and(
        eq(timeBlocks.pro_id, block.pro_id),
        eq(timeBlocks.kind, 'hold'),
        isNull(timeBlocks.released_at),
        lt(timeBlocks.expires_at, now),
      ),
    )
  const [row] = await tx
    .insert(timeBlocks)
    .values({
      pro_id: block.pro_id,
      job_id: block.job_id ?? null,
      assignment_id: block.assignment_id ?? null,
      kind: block.kind,
      blocked: sql`tstzrange(${block.from}::timestamptz, ${block.to}::timestamptz, '[)')`,
      expires_at: block.expires_at ?? null,
      created_at: now,
    })
    .returning({ block_id: timeBlocks.block_id })
  if (!row) throw new Error('An inserted time block did not come back')
  return row.block_id
}

/** Gives back all time that an assignment (or a whole job) holds. Returns how many blocks were released. */
export async function releaseBlocks(
  tx: Tx,
  holder: { assignment_id: string } | { job_id: string },
  now: string,
): Promise<number> {
  const held =
    'assignment_id' in holder
      ? eq(timeBlocks.assignment_id, holder.assignment_id)
      : eq(timeBlocks.job_id, holder.job_id)
  const rows = await tx
    .update(timeBlocks)
    .set({ released_at: now })
    .where(and(held, isNull(timeBlocks.released_at)))
    .returning({ block_id: timeBlocks.block_id })
  return rows.length
}
