import { inspect } from 'node:util'
import { DomainError } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb } from '../src/client.ts'
import { DatabaseFailure, DatabaseUnavailable, inTransaction, mapDbError } from '../src/errors.ts'
import { jobCounts } from '../src/read/job-counts.ts'
import { lockJob, saveJob } from '../src/store/jobs.ts'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { madeAt, makeAssignment, makeJob, makePro } from './factories.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase()
})
afterAll(() => world.drop())

const caught = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: unknown) => error,
  )

describe('in the words of the domain', () => {
  test('a second lead is a CONFLICT that names nothing internal', async () => {
    const job = await makeJob(world.db)
    const [first, second] = await Promise.all([makePro(world.db), makePro(world.db)])
    await makeAssignment(world.db, { job_id: job.job_id, pro_id: first.pro_id })
    const error = await caught(makeAssignment(world.db, { job_id: job.job_id, pro_id: second.pro_id }))
    expect(error).toBeInstanceOf(DomainError)
    expect(error).toMatchObject({ kind: 'CONFLICT', code: 'ALREADY_ASSIGNED' })
    expect(String(error)).not.toMatch(/h2s_|constraint|index|insert/i)
  })

  test('metadata that the database has no room for is INVALID', async () => {
    const job = await makeJob(world.db)
    const save = inTransaction(world.db, async (tx) =>
      saveJob(tx, await lockJob(tx, job.job_id), { metadata: { note: 'x'.repeat(25_000) } }, madeAt),
    )
    expect(await caught(save)).toMatchObject({ kind: 'INVALID' })
  })

  test('a stale version is a CONFLICT, and the row is as it was', async () => {
    const job = await makeJob(world.db)
    const save = () => inTransaction(world.db, (tx) => saveJob(tx, job, { notes_from_customer: 'first' }, madeAt))
    expect((await save()).version).toBe(2)
    expect(await caught(save())).toMatchObject({ kind: 'CONFLICT' })
  })

  test('fifty writers of one version: one wins, forty-nine conflict', async () => {
    const job = await makeJob(world.db)
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, turn) =>
        caught(inTransaction(world.db, (tx) => saveJob(tx, job, { notes_from_customer: `${turn}` }, madeAt))),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'no error')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome instanceof DomainError && outcome.kind === 'CONFLICT')).toHaveLength(49)
  })

  test('a missing id and an id that cannot be one are NOT_FOUND alike', async () => {
    const ask = (id: string) => caught(inTransaction(world.db, (tx) => lockJob(tx, id)))
    expect(await ask('00000000-0000-4000-8000-000000000000')).toMatchObject({ kind: 'NOT_FOUND' })
    expect(await ask("'; drop table h2s_dispatch_jobs; --")).toMatchObject({ kind: 'NOT_FOUND' })
  })

  test('a value that no column takes is INVALID; what is no database failure stays what it is', async () => {
    expect(mapDbError(await caught(world.db.execute(sql`select 'x'::uuid`)))).toMatchObject({ kind: 'INVALID' })
    const defect = new TypeError('ours')
    expect(mapDbError(defect)).toBe(defect)
    expect(mapDbError('a string')).toBe('a string')
  })

  test('a defect of ours says what was refused, and nothing that somebody entered', async () => {
    const secret = 'casey.private@example.com'
    const thrown = await caught(
      world.db.execute(sql`insert into h2s_users (name, email, role) values (${secret}, ${secret}, 'root')`),
    )
    const mapped = mapDbError(thrown)
    expect(mapped).toBeInstanceOf(DatabaseFailure)
    expect(mapped).toMatchObject({ code: '23514', constraint: 'h2s_users_role' })
    expect(inspect(mapped, { depth: 10, showHidden: true })).not.toContain('casey')
  })
})

describe('deadlocks', () => {
  test('two who edit two jobs in opposite order both succeed, and the deadlock was real', async () => {
    const [a, b] = await Promise.all([makeJob(world.db), makeJob(world.db)])
    // Each holds its first job before it asks for the other's: on the first attempt nobody can win.
    const held = [a, b].map(() => Promise.withResolvers<void>())
    let attempts = 0
    const edit = (first: string, second: string, turn: number) =>
      inTransaction(world.db, async (tx) => {
        attempts++
        await saveJob(tx, await lockJob(tx, first), { notes_from_customer: 'x' }, madeAt)
        held[turn]?.resolve()
        await Promise.all(held.map((gate) => gate.promise))
        await saveJob(tx, await lockJob(tx, second), { notes_from_customer: 'y' }, madeAt)
      })
    const outcomes = await Promise.all([caught(edit(a.job_id, b.job_id, 0)), caught(edit(b.job_id, a.job_id, 1))])
    expect(outcomes).toEqual(['no error', 'no error'])
    expect(attempts).toBeGreaterThan(2)
  })

  test('what is no race is not tried again', async () => {
    let attempts = 0
    const work = inTransaction(world.db, async (tx) => {
      attempts++
      await tx.execute(sql`select 1 / 0`)
    })
    expect(await caught(work)).toBeInstanceOf(DatabaseFailure)
    expect(attempts).toBe(1)
  })
})

describe('no database', () => {
  test('nobody listens: DatabaseUnavailable, for reads and for transactions', async () => {
    const gone = createDb({ url: 'postgres://x:y@127.0.0.1:1/none' })
    expect(await caught(jobCounts(gone.db))).toBeInstanceOf(DatabaseUnavailable)
    expect(await caught(inTransaction(gone.db, (tx) => tx.execute(sql`select 1`)))).toBeInstanceOf(DatabaseUnavailable)
    await gone.close()
  })

  test('a backend killed in a transaction: DatabaseUnavailable, no row, the process lives and the pool works', async () => {
    const mine = createDb({ url: world.url, max: 2 })
    const error = await caught(
      inTransaction(mine.db, async (tx) => {
        const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
        await tx.execute(sql`insert into h2s_orders (order_id, source) values ('ghost', 'manual')`)
        await world.db.execute(sql`select pg_terminate_backend(${rows[0]?.pid})`)
        await tx.execute(sql`select 1`)
      }),
    )
    expect(error).toBeInstanceOf(DatabaseUnavailable)
    const { rows } = await mine.db.execute(sql`select 1 from h2s_orders where order_id = 'ghost'`)
    expect(rows).toEqual([])
    await mine.close()
  })

  test('a statement that takes too long is given up', async () => {
    const hasty = createDb({ url: world.url, statementTimeout: 50 })
    const error = await caught(hasty.db.execute(sql`select pg_sleep(5)`))
    expect(mapDbError(error)).toBeInstanceOf(DatabaseUnavailable)
    await hasty.close()
  })
})
