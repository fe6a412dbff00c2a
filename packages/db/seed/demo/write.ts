import { sql } from 'drizzle-orm'
import type { Tx } from '../../src/client.ts'

/** Inserts many rows of one table in one statement, in their order. A key that a row lacks becomes null. */
export async function insertRows(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((column) => sql.identifier(column))
  if (columns.length === 0) return
  const values = columns.map((column) => sql`filled.${column}`)
  await tx.execute(sql`insert into ${sql.identifier(table)} (${sql.join(columns, sql`, `)})
    select ${sql.join(values, sql`, `)} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as given(item, place),
      jsonb_populate_record(null::${sql.identifier(table)}, given.item) as filled order by given.place`)
}
