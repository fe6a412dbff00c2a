import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../src/errors.ts'
import { customerJob, customerJobs, linkedJob } from '../src/read/customer-jobs.ts'
import { jobAudit } from '../src/read/job-audit.ts'
import { messagesOfJob } from '../src/read/messages.ts'
import { overview } from '../src/read/overview.ts'
import { payoutPage } from '../src/read/payouts.ts'
import { listPros } from '../src/read/pros.ts'
import { providerJob, providerJobs } from '../src/read/provider-jobs.ts'
import { record } from '../src/record.ts'
import { planMessage } from '../src/store/messages.ts'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { madeAt, makeAssignment, makeBranch, makeCustomer, makeJob, makePayout, makePro } from './factories.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase()
})
afterAll(() => world.drop())

const missing = '00000000-0000-4000-8000-000000000000'

test('a provider sees own live assignments; an ended, a foreign and a missing one are the same nothing', async () => {
  const branch_id = await makeBranch(world.db)
  const job = await makeJob(world.db, { branch_id })
  const [mine, other] = await Promise.all([makePro(world.db), makePro(world.db)])
  const ended = await makeAssignment(world.db, { job_id: job.job_id, pro_id: mine.pro_id, state: 'rejected' })
  const seat = await makeAssignment(world.db, { job_id: job.job_id, pro_id: mine.pro_id, state: 'accepted' })
  await makePayout(world.db, { job_id: job.job_id, pro_id: mine.pro_id })
  const facts = await providerJob(world.db, mine.pro_id, seat.assignment_id)
  expect(facts).toMatchObject({
    assignment: { assignment_id: seat.assignment_id, state: 'accepted' },
    job: { job_id: job.job_id, assigned_pro_id: mine.pro_id, accepted_seats: 1 },
    payout: { status: 'pending_review', amount_cents: 8_340 },
    branch: { branch_id: 'atlanta' },
  })
  for (const [pro, assignment] of [
    [mine.pro_id, ended.assignment_id],
    [other.pro_id, seat.assignment_id],
    [mine.pro_id, missing],
    [mine.pro_id, 'nonsense'],
  ] as const) {
    expect(await providerJob(world.db, pro, assignment)).toBeNull()
  }
  expect((await providerJobs(world.db, mine.pro_id)).map((row) => row.assignment.assignment_id)).toEqual([
    seat.assignment_id,
  ])
  expect(await providerJobs(world.db, other.pro_id, 'all')).toEqual([])
})

test('a customer sees own jobs; a foreign and a missing one are the same nothing', async () => {
  const [me, other] = await Promise.all([makeCustomer(world.db), makeCustomer(world.db)])
  const job = await makeJob(world.db, { customer_id: me.customer_id })
  expect((await customerJobs(world.db, me.customer_id)).map((row) => row.job_id)).toEqual([job.job_id])
  expect(await customerJob(world.db, me.customer_id, job.job_id)).toMatchObject({
    job_id: job.job_id,
    lines: [{ position: 0 }],
  })
  expect(await customerJob(world.db, other.customer_id, job.job_id)).toBeNull()
  expect(await customerJob(world.db, me.customer_id, missing)).toBeNull()
  expect(await linkedJob(world.db, job.job_id)).toMatchObject({ job_id: job.job_id })
  expect(await linkedJob(world.db, 'nonsense')).toBeNull()
})

test('payouts come in pages, newest first, by status', async () => {
  const pro = await makePro(world.db, { name: 'Paid Tech' })
  for (let turn = 0; turn < 5; turn++) {
    const job = await makeJob(world.db)
    await makePayout(
      world.db,
      { job_id: job.job_id, pro_id: pro.pro_id, status: 'held' },
      `2026-11-1${turn}T00:00:00.000Z`,
    )
  }
  const first = await payoutPage(world.db, { status: 'held', limit: 3 })
  const second = await payoutPage(world.db, { status: ['held', 'paid'], limit: 3, cursor: first.next_cursor })
  expect([...first.payouts, ...second.payouts].map((payout) => payout.created_at.slice(0, 10))).toEqual(
    [4, 3, 2, 1, 0].map((day) => `2026-11-1${day}`),
  )
  expect(first.payouts[0]).toMatchObject({
    pro_name: 'Paid Tech',
    job_number: expect.stringMatching(/^H2S-/),
    status: 'held',
  })
  expect(second.next_cursor).toBeNull()
  await expect(payoutPage(world.db, { cursor: 'rubbish' })).rejects.toMatchObject({ kind: 'INVALID' })
})

test('a job’s history, in its own keys, oldest first; a missing job has none', async () => {
  const job = await makeJob(world.db)
  expect(await jobAudit(world.db, job.job_id)).toEqual({ entries: [], next_cursor: null })
  await inTransaction(world.db, (tx) =>
    record(tx, {
      actor: { kind: 'user', user_id: 'u1', name: 'Dana', role: 'dispatcher' },
      stream: `job:${job.job_id}`,
      entries: [
        { action: 'one', field: 'status', old_value: 'pending', new_value: 'accepted' },
        { action: 'two', notes: 'why' },
      ],
      now: madeAt,
    }),
  )
  expect((await jobAudit(world.db, job.job_id.toUpperCase()))?.entries).toEqual([
    {
      timestamp: madeAt,
      user_id: 'u1',
      user_name: 'Dana',
      action: 'one',
      field: 'status',
      old_value: 'pending',
      new_value: 'accepted',
      notes: null,
      seq: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
    {
      timestamp: madeAt,
      user_id: 'u1',
      user_name: 'Dana',
      action: 'two',
      field: null,
      old_value: null,
      new_value: null,
      notes: 'why',
      seq: 2,
      hash: expect.any(String),
    },
  ])
  expect(await jobAudit(world.db, missing)).toBeNull()
})

test('a long history begins with its newest page; the cursor leads through all of it', async () => {
  const { job_id } = await makeJob(world.db)
  const actions = Array.from({ length: 1105 }, (_, index) => `edit ${index}`)
  const actor = { kind: 'system', part: 'test' } as const
  await inTransaction(world.db, (tx) =>
    record(tx, { actor, stream: `job:${job_id}`, entries: actions.map((action) => ({ action })), now: madeAt }),
  )
  const newest = await jobAudit(world.db, job_id)
  expect(newest?.entries.map(({ action }) => action)).toEqual(actions.slice(105))
  const rest = await jobAudit(world.db, job_id, { cursor: newest?.next_cursor })
  expect(rest).toMatchObject({ next_cursor: null })
  expect(rest?.entries.map(({ action }) => action)).toEqual(actions.slice(0, 105))

  const walked: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof jobAudit>> = await jobAudit(world.db, job_id, { cursor, limit: 100 })
    walked.unshift(...(page?.entries ?? []).map(({ action }) => action))
    cursor = page?.next_cursor ?? null
  } while (cursor !== null)
  expect(walked).toEqual(actions)
  for (const foreign of ['x', Buffer.from('[0]').toString('base64url'), Buffer.from('[9e9]').toString('base64url')])
    await expect(jobAudit(world.db, job_id, { cursor: foreign })).rejects.toMatchObject({ kind: 'INVALID' })
})

test('providers are found by name, town or company; messages by job; the overview counts', async () => {
  await makePro(world.db, { name: 'Zed Findable', city: 'Marietta' })
  await makePro(world.db, { name: 'Zed Gone', active: false })
  expect((await listPros(world.db, { q: 'zed', active: true })).map((pro) => pro.name)).toEqual(['Zed Findable'])
  expect((await listPros(world.db, { q: 'mariett' })).map((pro) => pro.name)).toEqual(['Zed Findable'])
  expect(await listPros(world.db, { q: '%' })).toEqual([])
  const job = await makeJob(world.db)
  await inTransaction(world.db, (tx) =>
    planMessage(
      tx,
      {
        dedupe_key: 'm',
        job_id: job.job_id,
        recipient_kind: 'customer',
        recipient_id: 'c',
        channel: 'log',
        template: 't',
        body: 'b',
      },
      madeAt,
    ),
  )
  expect(await messagesOfJob(world.db, job.job_id)).toMatchObject([{ state: 'planned', body: 'b', created_at: madeAt }])
  expect(await overview(world.db)).toMatchObject({ payout_pending: 1, failed_messages: 0, critical: 0 })
})
