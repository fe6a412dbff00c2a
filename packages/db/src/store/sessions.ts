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
