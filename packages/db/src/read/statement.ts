import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { QueryResultRow } from 'pg'
import type { Db } from '../client.ts'
import { mapDbError } from '../errors.ts'

/**
 * A query under a name: parsed and planned once per connection. Hot reads go this way, past the query builder;
 * their SQL gives every instant as text (h2s_iso) and every count as int, so rows need no mapping.
 */
export function statement<Row extends QueryResultRow>(name: string, text: string) {
  return (db: Db, values: readonly unknown[] = []): Promise<Row[]> => rows<Row>(db, { name, text, values: [...values] })
}

/** The same text for `tx.execute`: a transaction has a connection of its own, where it sees what it has locked. */
export function inTx(text: string, values: readonly unknown[]): SQL {
  // Every second part is the number of a parameter.
  const parts = text.split(/\$(\d+)/)
  return sql.join(parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`)))
}

/** A query whose text differs from call to call (a search); planned anew each time. */
export function once<Row extends QueryResultRow>(db: Db, text: string, values: readonly unknown[]): Promise<Row[]> {
  return rows<Row>(db, { text, values: [...values] })
}

async function rows<Row extends QueryResultRow>(
  db: Db,
  query: { name?: string; text: string; values: unknown[] },
): Promise<Row[]> {
  try {
    return (await db.$client.query<Row>(query)).rows
  } catch (error) {
    throw mapDbError(error)
  }
}
