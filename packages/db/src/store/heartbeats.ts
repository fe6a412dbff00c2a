import { sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { workerHeartbeats } from '../schema/worker-heartbeats.ts'

/** "I am alive", by the database's clock. Also forgets workers that have been silent for a day. */
export async function beat(db: Db, workerId: string, version: string): Promise<void> {
  await db
    .insert(workerHeartbeats)
    .values({ worker_id: workerId, version })
    .onConflictDoUpdate({ target: workerHeartbeats.worker_id, set: { beat_at: sql`now()`, version } })
  await db.delete(workerHeartbeats).where(sql`${workerHeartbeats.beat_at} < now() - interval '1 day'`)
}

/** Said at a clean stop, so that nobody waits for this worker. */
export async function leave(db: Db, workerId: string): Promise<void> {
  await db.delete(workerHeartbeats).where(sql`${workerHeartbeats.worker_id} = ${workerId}`)
}
