import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBoss } from '../src/boss.ts'
import type { Task } from '../src/boss.ts'
import { inTransaction } from '../src/errors.ts'
import { record } from '../src/record.ts'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { madeAt } from './factories.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase()
})
afterAll(() => world.drop())

const recording = (stream: string, tasks: Task[]) => ({
  actor: { kind: 'system', part: 'test' } as const,
  stream,
  entries: [{ action: 'tried' }],
  tasks,
  notices: [],
  now: madeAt,
})
const count = async (stream: string, id: string) => {
  const { rows } = await world.db.execute<{ entries: number; tasks: number }>(sql`
    select (select count(*) from h2s_audit_entries where stream = ${stream})::int as entries,
      (select count(*) from pgboss.job where data->>'message_id' = ${id})::int as tasks`)
  return rows[0]
}

test('a rollback takes audit entry and task along', async () => {
  const work = inTransaction(world.db, async (tx) => {
    await record(tx, recording('job:rolled-back', [{ queue: 'notify', data: { message_id: 'm1' } }]))
    throw new Error('changed our mind')
  })
  await expect(work).rejects.toThrow('changed our mind')
  expect(await count('job:rolled-back', 'm1')).toEqual({ entries: 0, tasks: 0 })
})

test('a commit leaves both, and a worker gets the task at once', async () => {
  const boss = await createBoss(world.url, () => {})
  const got = new Promise<unknown>((resolve) => {
    void boss.work('notify', { pollingIntervalSeconds: 30 }, async ([task]) => resolve(task?.data))
  })
  await inTransaction(world.db, (tx) =>
    record(tx, recording('job:kept', [{ queue: 'notify', data: { message_id: 'm2' } }])),
  )
  expect(await count('job:kept', 'm2')).toEqual({ entries: 1, tasks: 1 })
  expect(await got).toEqual({ message_id: 'm2' })
  await boss.stop({ graceful: false })
})

test('a task carries its queue’s patience, and one for later waits', async () => {
  const later = '2099-01-01T00:00:00.000Z'
  await inTransaction(world.db, (tx) =>
    record(tx, recording('job:later', [{ queue: 'process-webhook', data: { inbox_id: 'i1' }, start_after: later }])),
  )
  const { rows } = await world.db.execute(sql`
    select retry_limit, retry_backoff, heartbeat_seconds, dead_letter, state::text, start_after = ${later}::timestamptz as is_later,
      keep_until > start_after as is_kept from pgboss.job where data->>'inbox_id' = 'i1'`)
  expect(rows).toEqual([
    {
      retry_limit: 8,
      retry_backoff: true,
      heartbeat_seconds: 10,
      dead_letter: 'dead-letter',
      state: 'created',
      is_later: true,
      is_kept: true,
    },
  ])
})

test('a task for a queue that does not exist fails the write', async () => {
  const unknown = { queue: 'nowhere', data: { message_id: 'm3' } } as never
  await expect(inTransaction(world.db, (tx) => record(tx, recording('job:x', [unknown])))).rejects.toMatchObject({
    name: 'DatabaseFailure',
    code: '23502',
  })
  expect(await count('job:x', 'm3')).toEqual({ entries: 0, tasks: 0 })
})
