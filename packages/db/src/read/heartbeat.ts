import type { Db } from '../client.ts'
import { statement } from './statement.ts'

const latest = statement<{ worker_id: string; beat_at: string; age_seconds: number }>(
  'heartbeat',
  `select worker_id, h2s_iso(beat_at) as beat_at, extract(epoch from now() - beat_at)::int as age_seconds
  from h2s_worker_heartbeats order by h2s_worker_heartbeats.beat_at desc limit 1`,
)

/** The worker that was heard last, and how long ago by the database's clock; null when none ever was. */
export async function lastHeartbeat(
  db: Db,
): Promise<{ worker_id: string; beat_at: string; age_seconds: number } | null> {
  const [row] = await latest(db)
  return row ?? null
}
