import { drizzle } from 'drizzle-orm/node-postgres'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

export type Db = NodePgDatabase & { $client: pg.Pool }
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

export type DbOptions = {
  url: string
  /** Most connections held at once. */
  max?: number
  applicationName?: string
  /** Milliseconds after which one statement is given up. */
  statementTimeout?: number
  /** Told of a connection that died while idle; the pool has replaced it already. */
  onError?: (error: Error) => void
}

export type Database = { db: Db; pool: pg.Pool; close: () => Promise<void> }

/** Opens a pool of connections. Nothing is connected until the first query. */
export function createDb(options: DbOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'home2smart',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeout ?? 15_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    options: '-c TimeZone=UTC',
  })
  const onError = options.onError ?? (() => {})
  pool.on('error', onError)
  // Without a listener of its own, a client that loses its backend while checked out ends the process.
  pool.on('connect', (client) => client.on('error', onError))
  const db: Db = drizzle(pool)
  return { db, pool, close: () => pool.end() }
}
