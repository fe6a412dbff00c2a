import { sql } from 'drizzle-orm'
import type { Tx } from '../../src/client.ts'

/** Inserts many rows of one table in one statement. All rows have the keys of the first; PostgreSQL reads them from JSON. */
export async function insertRows(
  tx: Tx,
  table: string,
  rows: readonly object[],
  overrides: Readonly<Record<string, string>> = {},
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = [...new Set([...Object.keys(first), ...Object.keys(overrides)])]
  const names = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  )
  const values = sql.join(
    columns.map((column) =>
      column in overrides ? sql.raw(overrides[column] ?? 'null') : sql`row.${sql.identifier(column)}`,
    ),
    sql`, `,
  )
  const extra =
    Object.keys(overrides).length > 0 ? sql`, jsonb_to_record(given.item) as own(low text, high text)` : sql``
  await tx.execute(sql`insert into ${sql.identifier(table)} (${names})
    select ${values} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as given(item, place),
      jsonb_populate_record(null::${sql.identifier(table)}, given.item) as row ${extra} order by given.place`)
}
