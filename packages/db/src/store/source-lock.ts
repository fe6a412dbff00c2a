import { sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'

/** Holds everybody else who brings the same source (a checkout session, an order) until the end of the transaction. */
export async function lockSource(tx: Tx, sourceRef: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`intake:${sourceRef}`}, 0))`)
}
