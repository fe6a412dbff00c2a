import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { appRoleFor, appUrlFor } from '../src/app-role.ts'
import { startEmbedded } from '../src/embedded.ts'
import { migrateDatabase } from '../src/migrate.ts'

/**
 * Vitest globalSetup: one real PostgreSQL for the run, with a migrated database to clone from. Uses the cluster of
 * TEST_CLUSTER_URL (its owner's URL) where one runs already, so that several packages can share it.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env['TEST_CLUSTER_URL']
  const own = given ? null : await startOwn()
  const ownerUrl = given ?? own?.ownerUrl ?? ''
  process.env['TEST_CLUSTER_URL'] = ownerUrl
  const template = await makeTemplate(ownerUrl)
  process.env['TEST_TEMPLATE'] = template
  // The rights in a clone are those of its template's role, which is called after the name it was built under.
  process.env['TEST_APP_URL'] = appUrlFor(within(ownerUrl, buildingName(template)))
  return async () => {
    if (!given) delete process.env['TEST_CLUSTER_URL']
    await own?.stop()
  }
}

async function startOwn() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'h2s-test-'))
  const cluster = await startEmbedded({ dataDir, isDurable: false })
  return {
    ownerUrl: cluster.ownerUrl,
    stop: async () => {
      await cluster.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The name says which migrations it holds: a shared cluster keeps one for each. */
async function makeTemplate(ownerUrl: string): Promise<string> {
  const template = `h2s_template_${await migrationsHash()}`
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query(`select pg_advisory_lock(hashtextextended('home2smart template', 0))`)
    const { rows } = await owner.query('select from pg_database where datname = $1', [template])
    if (rows.length > 0) return template
    const building = buildingName(template)
    await owner.query(`drop database if exists ${building} with (force)`)
    await owner.query(`create database ${building}`)
    const url = within(ownerUrl, building)
    await migrateDatabase(url)
    // So that dropping a test's database may end the application's connections to it.
    await owner.query(`grant ${pg.escapeIdentifier(appRoleFor(url))} to current_user`)
    await owner.query(`alter database ${building} rename to ${template}`)
    return template
  } finally {
    await owner.end()
  }
}

const buildingName = (template: string): string => `${template}_building`

function within(ownerUrl: string, database: string): string {
  const url = new URL(ownerUrl)
  url.pathname = database
  return url.toString()
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of ['../migrations', '../src/migrate', '../src/app-role.ts', '../src/boss.ts']) {
    const place = path.join(import.meta.dirname, folder)
    const files = folder.endsWith('.ts')
      ? [place]
      : (await readdir(place))
          .filter((name) => name.includes('.'))
          .toSorted()
          .map((name) => path.join(place, name))
    for (const file of files) hash.update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 12)
}
