import { SESSION_MOST_MS, sessionIdleMs } from '@h2s/domain/people'
import type { Role } from '@h2s/domain/people'
import { sql } from 'drizzle-orm'
import type { Db } from '../client.ts'

/** Forgets sessions and verifications that have lapsed. Returns how many. */
export async function deleteExpiredSessions(db: Db, now: string): Promise<number> {
  const { rows } = await db.execute<{ gone: number }>(sql`
    with session as (delete from h2s_sessions where expires_at < ${now}::timestamptz returning 1),
    verification as (delete from h2s_verifications where expires_at < ${now}::timestamptz returning 1)
    select ((select count(*) from session) + (select count(*) from verification))::int as gone`)
  return rows[0]?.gone ?? 0
}

/** A session is kept awake at most thirty times an idle limit: a burst of requests writes once. */
const STEPS = 30

/**
 * Somebody did something with a session: it lasts for another idle limit of their role from now, and never longer than
 * the longest life of a session. Writes nothing when it was kept a moment ago.
 */
export async function keepSession(
  db: Db,
  session: { session_id: string; expires_at: string; role: Role },
  now: string,
): Promise<void> {
  const idle = sessionIdleMs[session.role]
  const wanted = Date.parse(now) + idle
  if (Date.parse(session.expires_at) > wanted - idle / STEPS) return
  await db.execute(sql`
    update h2s_sessions set updated_at = ${now}::timestamptz,
      expires_at = least(${new Date(wanted).toISOString()}::timestamptz, created_at + make_interval(secs => ${SESSION_MOST_MS / 1000}))
    where id = ${session.session_id} and expires_at > ${now}::timestamptz`)
}
