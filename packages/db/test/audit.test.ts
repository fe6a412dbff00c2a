import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '../src/client.ts'
import { inTransaction } from '../src/errors.ts'
import { verifyAuditChain } from '../src/read/audit-chain.ts'
import { record } from '../src/record.ts'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { madeAt } from './factories.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase({ max: 25 })
})
afterAll(() => world.drop())

let stream = 'job:0'
let number = 0
beforeEach(async () => {
  stream = `job:${++number}`
  for (const action of ['created', 'dispatched', 'accepted', 'started']) await write(action)
})

const write = (action: string, to = stream) =>
  inTransaction(world.db, (tx) =>
    record(tx, {
      actor: { kind: 'user', user_id: 'u1', name: 'Dana Dispatcher', role: 'dispatcher' },
      stream: to,
      entries: [{ action, field: 'status', old_value: { a: 1 }, new_value: ['b'], notes: 'Ünïcode ✓' }],
      now: madeAt,
      correlation_id: 'c-1',
    }),
  )

const code = async (db: Db, statement: SQL) => {
  try {
    await db.execute(statement)
    return 'allowed'
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined
    return cause instanceof Error ? Reflect.get(cause, 'code') : cause
  }
}

test('entries are chained: each names the hash of the one before', async () => {
  const { rows } = await world.db.execute<{ seq: number; prev_hash: string; hash: string }>(
    sql`select seq, prev_hash, hash from h2s_audit_entries where stream = ${stream} order by seq`,
  )
  expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4])
  expect(rows.map((row) => row.prev_hash)).toEqual(['', ...rows.slice(0, 3).map((row) => row.hash)])
  expect(new Set(rows.map((row) => row.hash)).size).toBe(4)
  expect(await verifyAuditChain(world.db, stream)).toEqual([])
})

test('neither the application nor the owner can change or take away history', async () => {
  const attempts = [
    sql`update h2s_audit_entries set actor_name = 'Nobody' where stream = ${stream}`,
    sql`delete from h2s_audit_entries where stream = ${stream}`,
    sql`truncate h2s_audit_entries`,
    sql`delete from h2s_audit_heads where stream = ${stream}`,
    sql`truncate h2s_audit_heads`,
    sql`update h2s_ledger_entries set amount_cents = 1`,
    sql`delete from h2s_ledger_transactions`,
    sql`truncate h2s_ledger_entries`,
  ]
  for (const attempt of attempts) expect(await code(world.db, attempt)).toBe('42501')
  await world.ownerDb.execute(sql`with t as (insert into h2s_ledger_transactions (kind) values ('x') returning txn_id)
    insert into h2s_ledger_entries (txn_id, account, amount_cents) select txn_id, 'a', v from t, (values (1), (-1)) x(v)`)
  for (const attempt of attempts.slice(0, 3)) expect(await code(world.ownerDb, attempt)).toBe('42501')
  for (const attempt of attempts.slice(5)) expect(await code(world.ownerDb, attempt)).toBe('42501')
})

test('the application makes no tables, drops none, and switches no guard off', async () => {
  for (const attempt of [
    sql`create table mine (a int)`,
    sql`create temporary table mine (a int)`,
    sql`drop table h2s_audit_entries`,
    sql`alter table h2s_audit_entries disable trigger all`,
    sql`alter table h2s_time_blocks drop constraint h2s_time_blocks_no_overlap`,
    sql`insert into h2s_audit_heads values ('x', 1, 'y')`,
    sql`insert into h2s_job_counts values ('pending', 1000)`,
    sql`set session_replication_role = replica`,
    sql`set role h2s_owner`,
  ]) {
    expect(await code(world.db, attempt)).toBe('42501')
  }
})

test('position and hashes are never the writer’s', async () => {
  await world.db
    .execute(sql`insert into h2s_audit_entries (stream, seq, actor_kind, actor_id, actor_name, action, prev_hash, hash)
    values (${stream}, 77, 'system', 's', 's', 'forged', 'aa', 'bb')`)
  expect(await verifyAuditChain(world.db, stream)).toEqual([])
})

test.each([
  [
    'one byte of one entry',
    (s: string) => sql`update h2s_audit_entries set notes = 'Ünïcode ✗' where stream = ${s} and seq = 2`,
    [2],
  ],
  ['who did it', (s: string) => sql`update h2s_audit_entries set actor_id = 'u2' where stream = ${s} and seq = 3`, [3]],
  ['a missing entry', (s: string) => sql`delete from h2s_audit_entries where stream = ${s} and seq = 2`, [3, 4]],
  ['the last entry cut off', (s: string) => sql`delete from h2s_audit_entries where stream = ${s} and seq = 4`, [3]],
  ['all of it gone', (s: string) => sql`delete from h2s_audit_entries where stream = ${s}`, [0]],
  [
    'two entries exchanged',
    (s: string) => sql`update h2s_audit_entries e set action = o.action from h2s_audit_entries o
      where e.stream = ${s} and o.stream = ${s} and e.seq in (2, 3) and o.seq = 5 - e.seq`,
    [2, 3],
  ],
  [
    'an entry with a hash of its own',
    (s: string) => sql`update h2s_audit_entries e set notes = 'x',
      hash = h2s_audit_hash(e.prev_hash, e.seq, e) where stream = ${s} and seq = 2`,
    [2, 3],
  ],
])('the verifier names it when somebody tampers behind the guards: %s', async (_what, tamper, seqs) => {
  await world.ownerDb.transaction(async (tx) => {
    await tx.execute(sql`alter table h2s_audit_entries disable trigger user`)
    await tx.execute(tamper(stream))
    await tx.execute(sql`alter table h2s_audit_entries enable trigger user`)
  })
  const faults = await verifyAuditChain(world.db, stream)
  expect(faults.length).toBeGreaterThan(0)
  expect(seqs).toEqual(expect.arrayContaining(faults.map((fault) => fault.seq)))
  expect(faults.every((fault) => fault.stream === stream)).toBe(true)
})

test('twenty-five writers of one stream at once leave one unbroken chain', async () => {
  await Promise.all(Array.from({ length: 25 }, (_, turn) => write(`edit ${turn}`)))
  const { rows } = await world.db.execute<{ entries: number; last: number }>(
    sql`select count(*)::int as entries, max(seq) as last from h2s_audit_entries where stream = ${stream}`,
  )
  expect(rows[0]).toEqual({ entries: 29, last: 29 })
  expect(await verifyAuditChain(world.db, stream)).toEqual([])
})
