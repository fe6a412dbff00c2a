import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../src/errors.ts'
import { blockTime, releaseBlocks } from '../src/store/time-blocks.ts'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { madeAt, makePro } from './factories.ts'
import { meetingOf } from './meeting.ts'

let test50: TestDatabase
beforeAll(async () => {
  test50 = await createTestDatabase({ max: 50 })
  // Connected beforehand: start-up jitter would hide the race.
  await Promise.all(Array.from({ length: 50 }, () => test50.db.execute(sql`select pg_sleep(0.05)`)))
})
afterAll(() => test50.drop())

const slot = { from: '2026-12-01T14:00:00.000Z', to: '2026-12-01T16:00:00.000Z' }
const live = async (proId: string) => {
  const { rows } = await test50.db.execute<{ blocks: number }>(
    sql`select count(*)::int as blocks from h2s_time_blocks where pro_id = ${proId} and released_at is null`,
  )
  return rows[0]?.blocks
}

/** The planted bug: look first, then insert, with nothing in the database that forbids two. */
test('look-then-insert lets many through: the race is real', async () => {
  await test50.ownerDb.execute(sql`create table naive_blocks (pro_id uuid, blocked tstzrange)`)
  await test50.ownerDb.execute(sql`grant select, insert on naive_blocks to ${sql.identifier(test50.appRole)}`)
  const { pro_id } = await makePro(test50.db)
  const range = sql`tstzrange(${slot.from}, ${slot.to})`
  const allHaveLooked = meetingOf(50)
  await Promise.all(
    Array.from({ length: 50 }, () =>
      test50.db.transaction(async (tx) => {
        const { rows } = await tx.execute(
          sql`select 1 from naive_blocks where pro_id = ${pro_id} and blocked && ${range}`,
        )
        await allHaveLooked()
        if (rows.length === 0) await tx.execute(sql`insert into naive_blocks values (${pro_id}, ${range})`)
      }),
    ),
  )
  const { rows } = await test50.db.execute<{ blocks: number }>(sql`select count(*)::int as blocks from naive_blocks`)
  expect(rows[0]?.blocks).toBe(50)
})

test('of fifty who take one slot at the same instant, one gets it and the others hear SLOT_TAKEN', async () => {
  const { pro_id } = await makePro(test50.db)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, () =>
      inTransaction(test50.db, (tx) => blockTime(tx, { pro_id, kind: 'hold', ...slot }, madeAt)),
    ),
  )
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'CONFLICT', code: 'SLOT_TAKEN' })
  }
  expect(await live(pro_id)).toBe(1)
})

test('neighbours touch without overlap; contained, equal and overlapping stretches are refused', async () => {
  const { pro_id } = await makePro(test50.db)
  const take = (from: string, to: string) =>
    inTransaction(test50.db, (tx) => blockTime(tx, { pro_id, kind: 'time_off', from, to }, madeAt))
  await take('2026-12-01T10:00:00Z', '2026-12-01T11:00:00Z')
  await take('2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z')
  await expect(take('2026-12-01T10:15:00Z', '2026-12-01T10:30:00Z')).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
  await expect(take('2026-12-01T09:00:00Z', '2026-12-01T13:00:00Z')).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
  await expect(take('2026-12-01T11:59:00Z', '2026-12-01T12:30:00Z')).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
  expect(await live(pro_id)).toBe(2)
})

test('released time is free again, and so is a hold that lapsed', async () => {
  const { pro_id } = await makePro(test50.db)
  const { pro_id: other } = await makePro(test50.db)
  const hold = (now: string, expires_at: string) =>
    inTransaction(test50.db, (tx) => blockTime(tx, { pro_id, kind: 'hold', ...slot, expires_at }, now))
  await hold('2026-11-30T10:00:00Z', '2026-11-30T10:10:00Z')
  await expect(hold('2026-11-30T10:05:00Z', '2026-11-30T10:15:00Z')).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
  await hold('2026-11-30T10:11:00Z', '2026-11-30T10:20:00Z')
  await inTransaction(test50.db, (tx) => blockTime(tx, { pro_id: other, kind: 'hold', ...slot }, madeAt))
  expect(await live(pro_id)).toBe(1)
  expect(
    await inTransaction(test50.db, (tx) =>
      releaseBlocks(tx, { job_id: '00000000-0000-4000-8000-000000000000' }, madeAt),
    ),
  ).toBe(0)
})
