import { createHash } from 'node:crypto'
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { appRoleFor, appUrlFor } from '../src/app-role.ts'
import { DatabaseUnavailable } from '../src/errors.ts'
import { migrateDatabase } from '../src/migrate.ts'
import { schemaChanges } from '../scripts/schema-changes.ts'

const cluster = process.env['TEST_CLUSTER_URL'] ?? ''
const names: string[] = []
const owner = new pg.Client({ connectionString: cluster })
beforeAll(() => owner.connect())
afterAll(async () => {
  for (const name of names) {
    await owner.query(`drop database if exists ${name} with (force)`)
    await owner.query(`drop role if exists ${pg.escapeIdentifier(`h2s_app_${name}`)}`).catch(() => {})
  }
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

/** Everything that makes a schema, in one hash; the restricted role is called after its database. */
async function shape(url: string): Promise<string> {
  const rows = await query(
    url,
    `select string_agg(line, ';' order by line) as all from (
      select 'column ' || table_schema || table_name || column_name || data_type || is_nullable || coalesce(column_default, '') as line
        from information_schema.columns where table_schema in ('public', 'pgboss')
      union all select 'constraint ' || conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
      union all select 'index ' || indexdef from pg_indexes where schemaname in ('public', 'pgboss')
      union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all select 'grant ' || table_name || replace(grantee, current_database(), '') || privilege_type from information_schema.role_table_grants where table_schema in ('public', 'pgboss')) things`,
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
  expect(appUrl).toBe(url.toString())
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('without the restricted role')
  await owner.query(`alter database ${url.pathname.slice(1)} owner to current_user`)
})

const mayDelete = (url: string) =>
  query<{ may: boolean }>(url, `select has_table_privilege('${appRoleFor(url)}', 'h2s_sessions', 'delete') as may`)

test('a set-up that fails half-way leaves the application the rights that it had', async () => {
  const url = await emptyDatabase()
  await migrateDatabase(url)
  await query(url, 'delete from h2s_setup')
  await query(url, 'alter table h2s_verifications rename to h2s_elsewhere')
  await expect(migrateDatabase(url)).rejects.toThrow('h2s_verifications')
  expect(await mayDelete(url)).toEqual([{ may: true }])
  await query(url, 'alter table h2s_elsewhere rename to h2s_verifications')
  expect((await migrateDatabase(url)).isChanged).toBe(true)
})

test('two installations on one server: neither takes the other’s password or rights', async () => {
  await owner.query(`drop role if exists second_owner`)
  await owner.query(`create role second_owner login createrole password 'another'`)
  await owner.query(`grant second_owner to current_user`)
  const first = await emptyDatabase()
  const second = new URL(await emptyDatabase())
  await owner.query(`alter database ${second.pathname.slice(1)} owner to second_owner`)
  second.username = 'second_owner'
  second.password = 'another'
  const { appUrl: one } = await migrateDatabase(first)
  const { appUrl: two } = await migrateDatabase(second.toString())
  await migrateDatabase(first)
  for (const appUrl of [one, two]) expect(await query(appUrl, 'select 1 from h2s_dispatch_jobs')).toEqual([])
  const crossed = new URL(one)
  crossed.pathname = second.pathname
  await expect(query(crossed.toString(), 'select 1 from h2s_dispatch_jobs')).rejects.toThrow('permission denied')
  expect([new URL(one).username, new URL(two).username]).toEqual(names.slice(-2).map((name) => `h2s_app_${name}`))
  await owner.query(`alter database ${second.pathname.slice(1)} owner to current_user`)
})

test('an owner with another password: the application has the one that is derived from it now', async () => {
  await owner.query(`drop role if exists moving_owner`)
  await owner.query(`create role moving_owner login createrole password 'before'`)
  await owner.query(`grant moving_owner to current_user`)
  const url = new URL(await emptyDatabase())
  await owner.query(`alter database ${url.pathname.slice(1)} owner to moving_owner`)
  url.username = 'moving_owner'
  url.password = 'before'
  const before = await migrateDatabase(url.toString())
  await owner.query(`alter role moving_owner password 'after'`)
  url.password = 'after'
  const after = await migrateDatabase(url.toString())
  expect(after.appUrl).not.toBe(before.appUrl)
  expect(await query(after.appUrl, 'select 1 from h2s_dispatch_jobs')).toEqual([])
  await owner.query(`alter database ${url.pathname.slice(1)} owner to current_user`)
})

test('an address without a password: no role whose password everybody can work out, and the log says so', async () => {
  const url = new URL(await emptyDatabase())
  vi.stubEnv('PGPASSWORD', url.password)
  url.password = ''
  const said: string[] = []
  for (let turn = 0; turn < 2; turn += 1) {
    const { appUrl } = await migrateDatabase(url.toString(), (sentence) => said.push(sentence))
    expect(appUrl).toBe(url.toString())
  }
  vi.unstubAllEnvs()
  expect(said).toEqual([
    'DATABASE_URL has no password, so there is no secret to derive another one from for a role of its own: the application runs as that user, without the restricted role.',
    said[0],
  ])
  expect(() => appUrlFor(url.toString())).toThrow('no password')
  expect((await owner.query('select from pg_roles where rolname = $1', [appRoleFor(url.toString())])).rows).toEqual([])
})

test.each([
  ['postgres://o:p@db.example/home2smart', 'h2s_app_home2smart'],
  ['postgres://o:p@db.example/Home%202%22', 'h2s_app_Home 2"'],
  ['postgres://o:p@db.example', 'h2s_app_o'],
  [`postgres://o:p@db.example/${'x'.repeat(60)}`, expect.stringMatching(/^h2s_app_[0-9a-f]{32}$/)],
])('the role of %s', (url, role) => {
  expect(appRoleFor(url)).toEqual(role)
  expect(new URL(appUrlFor(`${url}?user=owner&sslmode=require`)).search).toBe('?sslmode=require')
})

describe('the role that all databases of a server shared', () => {
  const shared = 'h2s_app'
  const hasRights = async (url: string) =>
    (
      await query<{ may: boolean }>(
        url,
        `select has_table_privilege('${shared}', 'h2s_dispatch_jobs', 'select') as may`,
      )
    )[0]?.may
  /** A database as version 0.1 set it up. */
  async function older(): Promise<string> {
    const url = await emptyDatabase()
    await migrateDatabase(url)
    await owner.query(
      `do $$ begin create role ${shared} login password 'shared'; exception when duplicate_object then null; end $$`,
    )
    await query(url, `grant usage on schema public, pgboss to ${shared}`)
    await query(url, `grant select, insert, update on all tables in schema public, pgboss to ${shared}`)
    await query(url, `grant connect on database ${new URL(url).pathname.slice(1)} to ${shared}`)
    await query(url, `update h2s_setup set fingerprint = 'older'`)
    return url
  }

  test('loses its rights in a database that is set up anew, and goes with the last one', async () => {
    const [one, two] = [await older(), await older()]
    await migrateDatabase(one)
    expect([await hasRights(one), await hasRights(two)]).toEqual([false, true])
    await migrateDatabase(two)
    expect((await owner.query('select from pg_roles where rolname = $1', [shared])).rows).toEqual([])
  })

  test('keeps them while an older process works under it, until the next set-up after that', async () => {
    const url = await older()
    const appUrl = new URL(url)
    appUrl.username = shared
    appUrl.password = 'shared'
    const process = new pg.Client({ connectionString: appUrl.toString() })
    await process.connect()
    expect(await migrateDatabase(url)).toEqual({ appUrl: appUrlFor(url), isChanged: true })
    expect((await process.query('select 1 from h2s_dispatch_jobs')).rows).toEqual([])
    await process.end()
    const busy = `select count(*)::int as busy from pg_stat_activity where usename = '${shared}'`
    await expect.poll(() => query<{ busy: number }>(url, busy)).toEqual([{ busy: 0 }])
    expect((await migrateDatabase(url)).isChanged).toBe(true)
    expect((await owner.query('select from pg_roles where rolname = $1', [shared])).rows).toEqual([])
    expect((await migrateDatabase(url)).isChanged).toBe(false)
  })
})

test('no database: DatabaseUnavailable', async () => {
  await expect(migrateDatabase('postgres://x:y@127.0.0.1:1/none')).rejects.toBeInstanceOf(DatabaseUnavailable)
})

test('the migrations lead to the schema as it stands: nothing is left to write', async () => {
  expect((await schemaChanges()).statements).toEqual([])
})
