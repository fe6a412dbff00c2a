/** A look into the database, as its owner: for what no screen shows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

export type Sql = <Row extends pg.QueryResultRow>(query: string, values?: readonly unknown[]) => Promise<Row[]>

export const openSql = (): { sql: Sql; close: () => Promise<void> } => {
  const { ownerUrl }: { ownerUrl: string } = JSON.parse(
    readFileSync(join(process.env.E2E_DATA ?? '', 'world.json'), 'utf8'),
  )
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  pool.on('error', () => undefined)
  return {
    sql: async (query, values = []) => (await pool.query(query, [...values])).rows,
    close: () => pool.end(),
  }
}
