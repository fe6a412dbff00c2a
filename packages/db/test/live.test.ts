import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { inTransaction } from '../src/errors.ts'
import { listenForNotices } from '../src/live.ts'
import type { Notice } from '../src/live.ts'
import { record } from '../src/record.ts'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { madeAt } from './factories.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase()
})
afterAll(() => world.drop())

const tell = (...notices: Notice[]) =>
  inTransaction(world.db, (tx) =>
    record(tx, { actor: { kind: 'system', part: 'test' }, stream: 's', entries: [], notices, now: madeAt }),
  )
const job = (id: string): Notice => ({ topic: 'job', id, kind: 'changed' })

test('a notice is heard after its commit, once by each who listens, and not after a rollback', async () => {
  const heard: Notice[][] = [[], []]
  const listeners = await Promise.all(heard.map((list) => listenForNotices(world.url, (notice) => list.push(notice))))
  const lost = inTransaction(world.db, async (tx) => {
    await record(tx, {
      actor: { kind: 'system', part: 'test' },
      stream: 's',
      entries: [],
      notices: [job('lost')],
      now: madeAt,
    })
    throw new Error('no')
  })
  await expect(lost).rejects.toThrow('no')
  await tell(job('1'), job('2'))
  await vi.waitFor(() =>
    expect(heard).toEqual([
      [job('1'), job('2')],
      [job('1'), job('2')],
    ]),
  )
  await Promise.all(listeners.map((listener) => listener.close()))
})

test('what is no notice is passed over', async () => {
  const heard: Notice[] = []
  const listener = await listenForNotices(world.url, (notice) => heard.push(notice))
  await world.db.execute(sql`select pg_notify('h2s_live', 'rubbish'), pg_notify('h2s_live', '{"topic": 1}')`)
  await tell(job('3'))
  await vi.waitFor(() => expect(heard).toEqual([job('3')]))
  await listener.close()
})

test('a killed connection comes back by itself and says so', async () => {
  const heard: Notice[] = []
  const onConnect = vi.fn()
  const listener = await listenForNotices(world.url, (notice) => heard.push(notice), { onConnect })
  expect(onConnect).toHaveBeenCalledTimes(1)
  await world.db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'home2smart live' and datname = current_database()`,
  )
  await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(2), 10_000)
  await tell(job('4'))
  await vi.waitFor(() => expect(heard).toEqual([job('4')]))
  await listener.close()
})

test('no database, no listening: it says so instead of hanging', async () => {
  await expect(listenForNotices('postgres://x:y@127.0.0.1:1/none', () => {})).rejects.toThrow()
})
