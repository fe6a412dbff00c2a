import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createDb } from '../src/client.ts'
import type { Db } from '../src/client.ts'

export type TestDatabase = {
  /** As the application's restricted role. */
  db: Db
  /** As the owner: may look behind the grants and plant what must not happen. */
  ownerDb: Db
  url: string
  /** The name of the restricted role. */
  appRole: string
  ownerUrl: string
  drop: () => Promise<void>
}

/** A database of one's own, cloned from the run's migrated template. Needs the globalSetup `@h2s/db/test/cluster`. */
export async function createTestDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const cluster = process.env['TEST_CLUSTER_URL']
  const template = process.env['TEST_TEMPLATE']
  const appUrl = process.env['TEST_APP_URL']
  if (!cluster || !template || !appUrl)
    throw new Error('No test cluster: add globalSetup "@h2s/db/test/cluster" to vitest.config.ts')
  const name = `h2s_test_${randomBytes(6).toString('hex')}`
  await asOwner(cluster, `create database ${name} template ${template} strategy file_copy`)
  // Rights on a database itself are not cloned.
  await asOwner(cluster, `revoke temporary on database ${name} from public`)
  const ownerUrl = within(cluster, name)
  const url = within(appUrl, name)
  const app = createDb({ url, max: options.max ?? 10 })
  const owner = createDb({ url: ownerUrl, max: 4 })
  const drop = async () => {
    await Promise.all([app.close(), owner.close()])
    await asOwner(cluster, `drop database ${name} with (force)`)
  }
  return { db: app.db, ownerDb: owner.db, url, appRole: new URL(url).username, ownerUrl, drop }
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function within(cluster: string, database: string): string {
  const url = new URL(cluster)
  url.pathname = database
  return url.toString()
}
