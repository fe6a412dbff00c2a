import type { Db } from '../client.ts'
import { statement } from './statement.ts'

export type Heartbeat = { worker_id: string; beat_at: string; age_seconds: number }

const latest = statement<Heartbeat>(
  'heartbeat',
  `select worker_id, h2s_iso(beat_at) as beat_at, floor(extract(epoch from now() - beat_at))::int as age_seconds
  from h2s_worker_heartbeats worker order by worker.beat_at desc limit 1`,
)

/** The worker that was heard last, when, and how long ago by the database's clock; null when none ever was. */
export async function lastHeartbeat(db: Db): Promise<Heartbeat | null> {
  const [row] = await latest(db)
  return row ?? null
}
