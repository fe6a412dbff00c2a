import { Socket } from 'node:net'
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
  /** Milliseconds after which one statement is given up: by PostgreSQL, and by us when that says nothing any more. */
  statementTimeout?: number
  /** Told of a connection that died while idle; the pool has replaced it already. */
  onError?: (error: Error) => void
}

export type Database = { db: Db; pool: pg.Pool; close: () => Promise<void> }

/** How much later than PostgreSQL we give up, in milliseconds: its own refusal says more. */
const graceMs = 1_000

/** Opens a pool of connections. Nothing is connected until the first query. */
export function createDb(options: DbOptions): Database {
  const statementTimeout = options.statementTimeout ?? 15_000
  const silenceMs = statementTimeout + graceMs
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'home2smart',
    connectionTimeoutMillis: Math.min(5_000, silenceMs),
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeout,
    // Sooner than the statement: who waits behind somebody is told so.
    lock_timeout: Math.min(5_000, Math.ceil(statementTimeout * 0.9)),
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    options: '-c TimeZone=UTC',
  })
  const onError = options.onError ?? (() => {})
  pool.on('error', onError)
  // Without a listener of its own, a client that loses its backend while checked out ends the process.
  pool.on('connect', (client) => {
    client.on('error', onError)
    const { stream } = client.connection
    if (stream instanceof Socket) stream.on('timeout', () => stream.destroy(silence()))
  })
  // A database that stands still keeps its connections open: whoever waits for one that is silent would wait for ever.
  pool.on('acquire', (client) => watch(client, silenceMs))
  pool.on('release', (_error, client) => watch(client, 0))
  const db: Db = drizzle(pool)
  return { db, pool, close: () => pool.end() }
}

/** Ends a connection that says nothing for so long; 0 for one that nobody waits for. */
function watch(client: pg.PoolClient, ms: number): void {
  const { stream } = client.connection
  if (stream instanceof Socket) stream.setTimeout(ms)
}

/** The connection is gone with it, and what was asked on it fails: it never comes back into the pool. */
const silence = (): Error => Object.assign(new Error('The database says nothing'), { code: 'ETIMEDOUT' })
