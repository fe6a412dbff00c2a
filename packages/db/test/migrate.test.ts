import { createHash } from 'node:crypto'
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appUrlFor } from '../src/app-role.ts'
import { DatabaseUnavailable } from '../src/errors.ts'
import { migrateDatabase } from '../src/migrate.ts'
import { schemaChanges } from '../scripts/schema-changes.ts'

const cluster = process.env['TEST_CLUSTER_URL'] ?? ''
const names: string[] = []
const owner = new pg.Client({ connectionString: cluster })
beforeAll(() => owner.connect())
afterAll(async () => {
  for (const name of names) await owner.query(`drop database if exists ${name} with (force)`)
  await owner.end()
})

async function emptyDatabase(as = cluster): Promise<string> {
  const name = `h2s_migrate_${process.pid}_${names.length}`
  names.push(name)
  await owner.query(`create database ${name}`)
  const url = new URL(as)
  url.pathname = name
  return url.toString()
}

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

/** Everything that makes a schema, in one hash. */
async function shape(url: string): Promise<string> {
  const rows = await query(
    url,
    `select string_agg(line, ';' order by line) as all from (
      select 'column ' || table_schema || table_name || column_name || data_type || is_nullable || coalesce(column_default, '') as line
        from information_schema.columns where table_schema in ('public', 'pgboss')
      union all select 'constraint ' || conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
      union all select 'index ' || indexdef from pg_indexes where schemaname in ('public', 'pgboss')
      union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all select 'grant ' || table_name || grantee || privilege_type from information_schema.role_table_grants where table_schema in ('public', 'pgboss')) things`,
  )
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

const migrator = path.join(import.meta.dirname, 'migrate-process.ts')
const migrateInProcess = (url: string) =>
  new Promise<number | null>((resolve, reject) => {
    const child = fork(migrator, [url], { silent: true })
    child.on('error', reject)
    child.on('exit', resolve)
  })

test('twenty processes at once on an empty database: all succeed, one did the work, the schema is that of one', async () => {
  const together = await emptyDatabase()
  const alone = await emptyDatabase()
  expect(await Promise.all(Array.from({ length: 20 }, () => migrateInProcess(together)))).toEqual(Array(20).fill(0))
  await migrateDatabase(alone)
  const journal: { entries: unknown[] } = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../migrations/meta/_journal.json'), 'utf8'),
  )
  const applied = await query<{ count: number }>(
    together,
    'select count(*)::int as count from drizzle.__drizzle_migrations',
  )
  expect(applied).toEqual([{ count: journal.entries.length }])
  expect(await shape(together)).toBe(await shape(alone))
}, 240_000)

test('a second run changes nothing and says so', async () => {
  const url = await emptyDatabase()
  expect(await migrateDatabase(url)).toEqual({ appUrl: appUrlFor(url), isChanged: true })
  const before = await shape(url)
  expect(await migrateDatabase(url)).toEqual({ appUrl: appUrlFor(url), isChanged: false })
  expect(await shape(url)).toBe(before)
})

test('a migration that was killed in the middle is finished by the next', async () => {
  const url = await emptyDatabase()
  const child = fork(migrator, [url], { silent: true })
  await expect
    .poll(
      () =>
        query<{ open: number }>(
          cluster,
          `select count(*)::int as open from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}'`,
        ),
      { timeout: 20_000, interval: 5 },
    )
    .not.toEqual([{ open: 0 }])
  child.kill('SIGKILL')
  expect((await migrateDatabase(url)).appUrl).toBe(appUrlFor(url))
  expect((await migrateDatabase(url)).isChanged).toBe(false)
})

test('a plain single role, which may make no other: the application runs as that role, and the log says so', async () => {
  await owner.query(`drop role if exists plain_role`)
  await owner.query(`create role plain_role login password 'plain'`)
  await owner.query(`grant plain_role to current_user`)
  const url = new URL(await emptyDatabase())
  await owner.query(`alter database ${url.pathname.slice(1)} owner to plain_role`)
  url.username = 'plain_role'
  url.password = 'plain'
  const said: string[] = []
  const { appUrl } = await migrateDatabase(url.toString(), (sentence) => said.push(sentence))
  // The role h2s_app stands on this server, with a password that this owner cannot derive or change.
  expect(appUrl).toBe(url.toString())
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('without the restricted role')
  await owner.query(`alter database ${url.pathname.slice(1)} owner to current_user`)
})

test('no database: DatabaseUnavailable', async () => {
  await expect(migrateDatabase('postgres://x:y@127.0.0.1:1/none')).rejects.toBeInstanceOf(DatabaseUnavailable)
})

test('the migrations lead to the schema as it stands: nothing is left to write', async () => {
  expect((await schemaChanges()).statements).toEqual([])
})
