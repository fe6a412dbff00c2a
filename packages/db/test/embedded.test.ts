import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAlive } from '../src/embedded/processes.ts'
import { startEmbedded } from '../src/embedded.ts'

let place: string
beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'h2s-embedded-'))
  await chmod(place, 0o755)
})
afterAll(() => rm(place, { recursive: true, force: true }))

const dir = (name: string) => path.join(place, name)
const pidOf = (home: string) =>
  Number(readFileSync(path.join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** Another process that owns a cluster until it is killed. */
function hold(home: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(path.join(import.meta.dirname, 'embedded-process.ts'), [home], { silent: true })
  return new Promise((resolve, reject) => {
    child.on('message', (url: string) => resolve({ child, url }))
    child.on('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
}

const kill = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

test('makes a cluster, keeps what is in it, starts again, leaves no process', async () => {
  const home = dir('plain')
  const first = await startEmbedded({ dataDir: home })
  expect(
    await ask(
      first.ownerUrl,
      `select current_setting('listen_addresses') as listens, current_setting('server_version_num')::int >= 180000 as is_18,
    (select rolsuper from pg_roles where rolname = current_user) as is_superuser`,
    ),
  ).toEqual([{ listens: '127.0.0.1', is_18: true, is_superuser: false }])
  await ask(first.ownerUrl, 'create table kept (a int); insert into kept values (1)')
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)
  const second = await startEmbedded({ dataDir: home })
  expect(await ask(second.ownerUrl, 'select a from kept')).toEqual([{ a: 1 }])
  await Promise.all([second.stop(), second.stop()])
  expect(isAlive(second.pid)).toBe(false)
})

describe('after kill -9', () => {
  test('of the owner: the orphan is stopped, acknowledged writes are there', async () => {
    const home = dir('orphan')
    const { child, url } = await hold(home)
    await ask(url, 'create table kept (a int); insert into kept values (7)')
    const orphan = pidOf(home)
    await kill(child)
    expect(isAlive(orphan)).toBe(true)
    const again = await startEmbedded({ dataDir: home })
    expect(isAlive(orphan)).toBe(false)
    expect(await ask(again.ownerUrl, 'select a from kept')).toEqual([{ a: 7 }])
    await again.stop()
  })

  test('of the server too: the stale pid file is no hindrance, even when its number belongs to somebody else now', async () => {
    const home = dir('stale')
    const { child, url } = await hold(home)
    await ask(url, 'create table kept (a int); insert into kept values (8)')
    const server = pidOf(home)
    await kill(child)
    process.kill(server, 'SIGKILL')
    await expect.poll(() => isAlive(server)).toBe(false)
    const file = path.join(home, 'cluster', 'postmaster.pid')
    expect(existsSync(file)).toBe(true)
    writeFileSync(file, readFileSync(file, 'utf8').replace(String(server), String(process.pid)))
    const again = await startEmbedded({ dataDir: home })
    expect(await ask(again.ownerUrl, 'select a from kept')).toEqual([{ a: 8 }])
    await again.stop()
  })

  test('of the server alone: its owner learns of it, stops what is left, and can start anew', async () => {
    const home = dir('server')
    const started = await startEmbedded({ dataDir: home })
    await ask(started.ownerUrl, 'create table kept (a int); insert into kept values (9)')
    process.kill(started.pid, 'SIGKILL')
    await started.exited
    await started.stop()
    const again = await startEmbedded({ dataDir: home, port: started.port })
    expect(await ask(again.ownerUrl, 'select a from kept')).toEqual([{ a: 9 }])
    await again.stop()
  })

  test('in the middle of making the cluster: half of one is never taken for one', async () => {
    const home = dir('half')
    await mkdir(path.join(home, 'building-1'), { recursive: true })
    writeFileSync(path.join(home, 'building-1', 'PG_VERSION'), '18')
    const started = await startEmbedded({ dataDir: home, isDurable: false })
    expect(existsSync(path.join(home, 'building-1'))).toBe(false)
    await started.stop()
  })
})

describe('says in one sentence', () => {
  test('that another process owns the directory, while it lives', async () => {
    const home = dir('owned')
    const { child } = await hold(home)
    await expect(startEmbedded({ dataDir: home })).rejects.toThrow(
      `is in use by another Home2Smart (process ${child.pid})`,
    )
    await kill(child)
    await (await startEmbedded({ dataDir: home })).stop()
  })

  test('that the port is taken', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(startEmbedded({ dataDir: dir('port'), port, isDurable: false })).rejects.toThrow(
      `Port ${port} for PostgreSQL is in use`,
    )
    taken.close()
  })

  test('what PostgreSQL itself complained of', async () => {
    const home = dir('broken')
    await (await startEmbedded({ dataDir: home, isDurable: false })).stop()
    writeFileSync(path.join(home, 'cluster', 'PG_VERSION'), '9\n')
    await expect(startEmbedded({ dataDir: home })).rejects.toThrow(
      /PostgreSQL did not start: .*incompatible.*see .*postgres\.log/,
    )
  })
})

const isRoot = process.getuid?.() === 0
describe.runIf(isRoot)('as root, below a directory that nobody else may enter', () => {
  test.each([[undefined], [['may-override'] as const], [['as-account', 'beside'] as const]])(
    'works by %s',
    async (ways) => {
      const closed = await mkdtemp(path.join(place, 'closed-'))
      await chmod(closed, 0o700)
      const home = path.join(closed, 'data')
      for (let start = 0; start < 2; start++) {
        const started = await startEmbedded({ dataDir: home, isDurable: false, ...(ways ? { ways } : {}) })
        expect(await ask(started.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
        await started.stop()
      }
      const note = path.join(home, 'cluster-lies-in')
      if (existsSync(note)) await rm(readFileSync(note, 'utf8'), { recursive: true, force: true })
    },
  )

  test('says so where no way is left', async () => {
    const closed = await mkdtemp(path.join(place, 'closed-'))
    await chmod(closed, 0o700)
    await expect(startEmbedded({ dataDir: path.join(closed, 'data'), ways: ['as-account'] })).rejects.toThrow(
      'who can reach neither',
    )
  })
})
