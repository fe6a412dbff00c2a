import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { appPassword, appRoleFor, appUrlFor, hasAppSecret } from './app-role.ts'
import { queues } from './boss.ts'
import { DatabaseUnavailable, mapDbError } from './errors.ts'
import { makeAppRole } from './migrate/app-role.ts'
import { grantsFor } from './migrate/grants.ts'
import { installQueues } from './migrate/queues.ts'
import { retireSharedRole } from './migrate/shared-role.ts'

const migrationsFolder = path.join(import.meta.dirname, '..', 'migrations')

export type Migrated = {
  /** Where API and worker connect: as the restricted role, or as the owner where no role can be made. */
  appUrl: string
  /** False when everything stood already. */
  isChanged: boolean
}

/**
 * Brings a database to the present schema: tables, guards, queues, restricted role and rights. Any number of processes
 * may do it at once: one works, the others wait for it. `log` gets a sentence when the restricted role cannot be had.
 * Throws DatabaseUnavailable when the database cannot be reached.
 */
export async function migrateDatabase(ownerUrl: string, log: (sentence: string) => void = () => {}): Promise<Migrated> {
  const owner = new pg.Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 10_000,
    application_name: 'home2smart migration',
  })
  owner.on('error', () => {})
  try {
    await owner.connect()
    const wanted = fingerprint(ownerUrl)
    const standing = await readSetup(owner)
    const isChanged = standing?.fingerprint !== wanted
    const hasRole = isChanged ? await migrateLocked(owner, ownerUrl, wanted) : standing.has_app_role
    if (!hasRole) log(`${whyNoRole(ownerUrl)}: the application runs as that user, without the restricted role.`)
    return { appUrl: hasRole ? appUrlFor(ownerUrl) : ownerUrl, isChanged }
  } catch (error) {
    const mapped = mapDbError(error)
    throw mapped instanceof DatabaseUnavailable ? mapped : error
  } finally {
    await owner.end().catch(() => {})
  }
}

const whyNoRole = (ownerUrl: string): string =>
  hasAppSecret(ownerUrl)
    ? 'The database user of DATABASE_URL may not make roles'
    : 'DATABASE_URL has no password, so there is no secret to derive another one from for a role of its own'

async function migrateLocked(owner: pg.Client, ownerUrl: string, wanted: string): Promise<boolean> {
  // The migrator takes no lock of its own. Ends with the session, also when this process is killed.
  await owner.query(`select pg_advisory_lock(hashtextextended('home2smart migration', 0))`)
  const standing = await readSetup(owner)
  if (standing?.fingerprint === wanted) return standing.has_app_role
  await migrate(drizzle(owner), { migrationsFolder })
  await installQueues(ownerUrl)
  const hasRole = await makeAppRole(owner, ownerUrl)
  const isFinished = await retireSharedRole(owner, ownerUrl)
  await owner.query('begin')
  await owner.query('delete from h2s_setup')
  await owner.query('insert into h2s_setup (fingerprint, has_app_role) values ($1, $2)', [
    isFinished ? wanted : 'to be finished',
    hasRole,
  ])
  await owner.query('commit')
  return hasRole
}

async function readSetup(owner: pg.Client): Promise<{ fingerprint: string; has_app_role: boolean } | undefined> {
  const { rows: known } = await owner.query<{ exists: boolean }>(
    `select to_regclass('public.h2s_setup') is not null as exists`,
  )
  if (!known[0]?.exists) return undefined
  const { rows } = await owner.query<{ fingerprint: string; has_app_role: boolean }>(
    'select fingerprint, has_app_role from h2s_setup',
  )
  return rows[0]
}

/** Everything that the work depends on; when none of it changed since the last time, there is nothing to do. */
function fingerprint(ownerUrl: string): string {
  const boss: unknown = createRequire(import.meta.url)('pg-boss/package.json')
  const journal = readFileSync(path.join(migrationsFolder, 'meta', '_journal.json'), 'utf8')
  const rights = grantsFor({ role: appRoleFor(ownerUrl), database: 'this one' })
  const secret = hasAppSecret(ownerUrl) ? appPassword(ownerUrl) : null
  return createHash('sha256')
    .update(JSON.stringify([boss, journal, queues, rights, secret]))
    .digest('hex')
}
