import { and, desc, eq, gte, ne, sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { auditEntries } from '../schema/audit-entries.ts'

/** An override that waits for a second person. The refusal of the first one keeps it in the history. */
type OverrideAsk = { action: string; codes: readonly string[]; version: number }

/** Who asked for the same override before: another person, since then, on the same version, for no fewer blockers. */
export async function findOverrideAsk(
  tx: Tx,
  { stream, ask, not_by, since }: { stream: string; ask: OverrideAsk; not_by: string; since: string },
): Promise<{ by: string; name: string } | null> {
  const same = JSON.stringify({ override: { action: ask.action, version: ask.version, codes: ask.codes } })
  const [found] = await tx
    .select({ by: auditEntries.actor_id, name: auditEntries.actor_name })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.stream, stream),
        eq(auditEntries.actor_kind, 'user'),
        ne(auditEntries.actor_id, not_by),
        gte(auditEntries.at, since),
        sql`${auditEntries.new_value} @> ${same}::jsonb`,
      ),
    )
    .orderBy(desc(auditEntries.seq))
    .limit(1)
  return found ?? null
}
