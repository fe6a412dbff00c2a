import { lt } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { rateLimits } from '../schema/rate-limits.ts'

/** Forgets what was counted against accounts and addresses before an instant. Returns how many counts. */
export async function deleteOldTries(db: Db, olderThan: string): Promise<number> {
  const rows = await db
    .delete(rateLimits)
    .where(lt(rateLimits.lastRequest, Date.parse(olderThan)))
    .returning({ key: rateLimits.key })
  return rows.length
}
