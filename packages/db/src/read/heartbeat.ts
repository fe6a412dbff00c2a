import { sql } from 'drizzle-orm'
import type { Db } from '../client.ts'

/** The worker that was heard of last, and when (ISO, the database's clock); null when none ever was. */
export async function lastHeartbeat(db: Db): Promise<{ worker_id: string; beat_at: string } | null> {
  const { rows } = await db.execute<{ worker_id: string; beat_at: string }>(
    sql`select worker_id, h2s_iso(beat_at) as beat_at from h2s_worker_heartbeats order by beat_at desc limit 1`,
  )
  return rows[0] ?? null
}
