import type { Db } from '../client.ts'
import { lastHeartbeat } from './heartbeat.ts'
import { statement } from './statement.ts'

const facts = statement<{ waiting_events: number; oldest_seconds: number }>(
  'readiness',
  `select count(*)::int as waiting_events, coalesce(extract(epoch from now() - min(received_at)), 0)::int as oldest_seconds
  from h2s_webhook_inbox where processed_at is null`,
)

/** What /readyz tells of the database's side. Throws DatabaseUnavailable when there is none. */
export async function readiness(db: Db) {
  const [[inbox], worker] = await Promise.all([facts(db), lastHeartbeat(db)])
  return { worker, inbox: inbox ?? { waiting_events: 0, oldest_seconds: 0 } }
}
