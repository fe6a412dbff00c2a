import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../src/errors.ts'
import { candidateFacts, candidateFactsOf } from '../src/read/candidates.ts'
import { jobAudience, liveJobIdsOf } from '../src/read/job-audience.ts'
import { lastHeartbeat } from '../src/read/heartbeat.ts'
import { queueDepth } from '../src/read/metrics.ts'
import { findSessionUser } from '../src/read/session.ts'
import { sessions } from '../src/schema/sessions.ts'
import { beat, leave } from '../src/store/heartbeats.ts'
import { matchOrCreateCustomer } from '../src/store/customers.ts'
import { claimKey, deleteExpiredKeys, keepAnswer } from '../src/store/idempotency.ts'
import { finishInboxEvent, insertInboxEvent, lockWaitingEvent, reenqueueStaleInbox } from '../src/store/inbox.ts'
import { insertJob } from '../src/store/jobs.ts'
import { findLink, insertLink, revokeLinks } from '../src/store/links.ts'
import { claimMessage, finishMessage, planMessage } from '../src/store/messages.ts'
import { insertProposal } from '../src/store/proposals.ts'
import { blockTime } from '../src/store/time-blocks.ts'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { madeAt, makeAssignment, makeCustomer, makeJob, makePro, makeUser } from './factories.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase({ max: 30 })
})
afterAll(() => world.drop())

test('one event a hundred times at once: taken in once, one task', async () => {
  const event = { provider: 'stripe', event_id: 'evt_hundred', type: 'checkout.session.completed', payload: {} }
  const answers = await Promise.all(Array.from({ length: 100 }, () => insertInboxEvent(world.db, event, madeAt)))
  expect(answers.filter((answer) => answer.fresh)).toHaveLength(1)
  const id = answers.find((answer) => answer.fresh)?.inbox_id ?? ''
  const { rows } = await world.db.execute<{ tasks: number }>(
    sql`select count(*)::int as tasks from pgboss.job where data->>'inbox_id' = ${id}`,
  )
  expect(rows).toEqual([{ tasks: 1 }])
})

test('one checkout a hundred times at once: one job', async () => {
  const made = await Promise.all(
    Array.from({ length: 100 }, () =>
      inTransaction(world.db, (tx) => insertJob(tx, { source_ref: 'cs_hundred' }, [], madeAt)),
    ),
  )
  expect(made.filter((job) => job !== null)).toHaveLength(1)
})

test('an event is handled by one at a time, and not again once handled; a forgotten one is sent anew', async () => {
  const event = { provider: 'stripe', event_id: 'evt_one', type: 't', payload: {} }
  const { inbox_id } = await insertInboxEvent(world.db, event, '2026-01-01T00:00:00.000Z')
  const id = inbox_id ?? ''
  await inTransaction(world.db, async (tx) => {
    expect(await lockWaitingEvent(tx, id)).toMatchObject({ event_id: 'evt_one' })
    expect(await inTransaction(world.db, (other) => lockWaitingEvent(other, id))).toBeNull()
  })
  expect(await inTransaction(world.db, (tx) => reenqueueStaleInbox(tx, 60))).toBe(0)
  await world.ownerDb.execute(sql`delete from pgboss.job where data->>'inbox_id' = ${id}`)
  expect(await inTransaction(world.db, (tx) => reenqueueStaleInbox(tx, 60))).toBe(1)
  await inTransaction(world.db, (tx) => finishInboxEvent(tx, id, 'done', madeAt))
  expect(await inTransaction(world.db, (tx) => lockWaitingEvent(tx, id))).toBeNull()
  expect(await queueDepth(world.db)).toContainEqual({
    queue: 'process-webhook',
    state: 'created',
    count: expect.any(Number),
  })
})

test('one person by two ways in at the same time is one customer', async () => {
  const twenty = await Promise.all(
    Array.from({ length: 20 }, (_, turn) =>
      inTransaction(world.db, (tx) =>
        matchOrCreateCustomer(
          tx,
          { name: 'Twin', email: turn % 2 ? 'Twin@Example.com' : ' twin@example.com', phone: null },
          madeAt,
        ),
      ),
    ),
  )
  expect(new Set(twenty.map((customer) => customer.customer_id)).size).toBe(1)
  const byPhone = { name: 'Phone', email: null, phone: '+14045550177' }
  const first = await inTransaction(world.db, (tx) => matchOrCreateCustomer(tx, byPhone, madeAt))
  const again = await inTransaction(world.db, (tx) => matchOrCreateCustomer(tx, byPhone, madeAt))
  expect(again.customer_id).toBe(first.customer_id)
  for (const name of ['Somebody else', null, 'Name not given']) {
    const other = await inTransaction(world.db, (tx) => matchOrCreateCustomer(tx, { ...byPhone, name }, madeAt))
    expect(other.customer_id).not.toBe(first.customer_id)
  }
  const nobody = { name: null, email: null, phone: null }
  const [one, two] = await Promise.all(
    [1, 2].map(() => inTransaction(world.db, (tx) => matchOrCreateCustomer(tx, nobody, madeAt))),
  )
  expect(one?.customer_id).not.toBe(two?.customer_id)
  expect(one?.name).toBe('Name not given')
})

describe('messages', () => {
  const message = () => ({
    dedupe_key: randomUUID(),
    recipient_kind: 'customer' as const,
    recipient_id: 'c',
    channel: 'sms' as const,
    template: 't',
    body: 'b',
  })
  const plan = (given = message()) => inTransaction(world.db, (tx) => planMessage(tx, given, madeAt))
  const claim = (id: string, token: string, lease = 60) =>
    inTransaction(world.db, (tx) => claimMessage(tx, id, token, lease))
  const finish = (id: string, token: string) =>
    inTransaction(world.db, (tx) => finishMessage(tx, id, token, { state: 'sent' }, madeAt))

  test('one per dedupe key', async () => {
    const given = message()
    const planned = await Promise.all(Array.from({ length: 10 }, () => plan(given)))
    expect(planned.filter((row) => row !== null)).toHaveLength(1)
  })

  test('one worker of many claims it; a late one is fenced off', async () => {
    const id = (await plan())?.message_id ?? ''
    const tokens = Array.from({ length: 10 }, () => randomUUID())
    const claims = await Promise.all(tokens.map((token) => claim(id, token)))
    expect(claims.filter((row) => row !== null)).toHaveLength(1)
    const held = claims.find((row) => row !== null)?.claim_token ?? ''
    const later = randomUUID()
    expect(await claim(id, later, 0)).toMatchObject({ claim_token: later })
    expect(await finish(id, held)).toBe(false)
    expect(await finish(id, later)).toBe(true)
    expect(await claim(id, randomUUID(), 0)).toBeNull()
  })
})

test('a key is claimed once; it keeps its answer, and lapses', async () => {
  const key = { actor_id: 'u1', key: 'k1', procedure: 'p', request_hash: 'h' }
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimKey(world.db, key, madeAt)))
  expect(claims.filter((kept) => kept === null)).toHaveLength(1)
  await keepAnswer(world.db, key, { ok: true })
  expect(await claimKey(world.db, { ...key, request_hash: 'other' }, madeAt)).toEqual({
    procedure: 'p',
    request_hash: 'h',
    response: { ok: true },
  })
  expect(await claimKey(world.db, { ...key, actor_id: 'u2' }, madeAt)).toBeNull()
  expect(await deleteExpiredKeys(world.db, '2099-01-01T00:00:00Z')).toBe(2)
})

test('a link is found by its hash, and known to be revoked', async () => {
  const job = await makeJob(world.db, { customer_name: 'Linked' })
  const token_hash = 'h'.repeat(64)
  await inTransaction(world.db, (tx) =>
    insertLink(tx, { job_id: job.job_id, token_hash, expires_at: '2027-01-01T00:00:00.000Z' }, madeAt),
  )
  expect(await findLink(world.db, token_hash)).toMatchObject({
    job_id: job.job_id,
    customer_name: 'Linked',
    revoked_at: null,
  })
  expect(await inTransaction(world.db, (tx) => revokeLinks(tx, job.job_id, madeAt))).toBe(1)
  expect(await findLink(world.db, token_hash)).toMatchObject({ revoked_at: madeAt })
  expect(await findLink(world.db, 'x'.repeat(64))).toBeNull()
})

test('a session names its user while it lives and the user may', async () => {
  const user = await makeUser(world.db)
  const insert = (token: string, expiresAt: Date) =>
    world.db.insert(sessions).values({ token, userId: user.id, expiresAt })
  await insert('live', new Date(Date.now() + 60_000))
  await insert('dead', new Date(Date.now() - 60_000))
  expect(await findSessionUser(world.db, 'live')).toMatchObject({ user_id: user.id, role: 'dispatcher', pro_id: null })
  expect(await findSessionUser(world.db, 'dead')).toBeNull()
  expect(await findSessionUser(world.db, 'unknown')).toBeNull()
  await world.db.execute(sql`update h2s_users set disabled_at = now() where id = ${user.id}`)
  expect(await findSessionUser(world.db, 'live')).toBeNull()
})

test('candidates come with what is in their way in the window, their load that day, and their history with the job', async () => {
  const window = { start_iso: '2026-12-02T15:00:00.000Z', end_iso: '2026-12-02T17:00:00.000Z' }
  const job = await makeJob(world.db, window)
  const [free, busy, refused, off] = await Promise.all([
    makePro(world.db, { name: 'Free' }),
    makePro(world.db, { name: 'Busy' }),
    makePro(world.db, { name: 'Refused' }),
    makePro(world.db, { name: 'Off', active: false }),
  ])
  const take = (pro_id: string, from: string, to: string) =>
    inTransaction(world.db, (tx) => blockTime(tx, { pro_id, kind: 'time_off', from, to }, madeAt))
  await take(busy.pro_id, '2026-12-02T16:00:00Z', '2026-12-02T18:00:00Z')
  await take(free.pro_id, '2026-12-02T17:00:00Z', '2026-12-02T18:00:00Z')
  const visitUntil = async (pro_id: string, end_iso: string, from: string) => {
    const other = await makeJob(world.db, {})
    const [window_start, window_end] = ['2026-12-02T13:00:00.000Z', end_iso]
    const { assignment_id } = await makeAssignment(world.db, {
      job_id: other.job_id,
      pro_id,
      state: 'accepted',
      window_start,
      window_end,
    })
    await inTransaction(world.db, (tx) =>
      blockTime(tx, { pro_id, job_id: other.job_id, assignment_id, kind: 'visit', from: from, to: end_iso }, madeAt),
    )
  }
  const [onTheWay, inTime] = await Promise.all([
    makePro(world.db, { name: 'On the way' }),
    makePro(world.db, { name: 'In time' }),
  ])
  await visitUntil(onTheWay.pro_id, '2026-12-02T14:40:00.000Z', '2026-12-02T12:38:00.000Z')
  await visitUntil(inTime.pro_id, '2026-12-02T14:38:00.000Z', '2026-12-02T12:38:00.000Z')
  await makeAssignment(world.db, { job_id: job.job_id, pro_id: refused.pro_id, state: 'rejected' })
  const { pros: facts, window: asked } = await candidateFacts(world.db, job.job_id, madeAt)
  expect(asked).toEqual(window)
  const of = (id: string) => facts.find((candidate) => candidate.pro_id === id)
  expect(of(free.pro_id)).toMatchObject({ busy: [], load_minutes: 0, rejected_before: false, is_on_job: false })
  expect(of(busy.pro_id)?.busy).toEqual([
    { kind: 'time_off', job_id: null, from: '2026-12-02T16:00:00.000Z', to: '2026-12-02T18:00:00.000Z' },
  ])
  // The visit's own window, not the way to it; the way to this one takes 22 minutes.
  expect(of(onTheWay.pro_id)?.busy).toMatchObject([
    { kind: 'visit', from: '2026-12-02T13:00:00.000Z', to: '2026-12-02T14:40:00.000Z' },
  ])
  expect(of(inTime.pro_id)?.busy).toEqual([])
  expect(of(refused.pro_id)).toMatchObject({ rejected_before: true })
  expect(of(off.pro_id)).toBeUndefined()
  // Whoever dispatches one of them decides by the same facts.
  for (const pro of facts) {
    const one = await world.db.transaction((tx) =>
      candidateFactsOf(tx, { job_id: job.job_id, pro_id: pro.pro_id }, madeAt),
    )
    expect(one).toEqual({ window, pro })
  }
  const inactive = await world.db.transaction((tx) =>
    candidateFactsOf(tx, { job_id: job.job_id, pro_id: off.pro_id }, madeAt),
  )
  expect(inactive?.pro).toMatchObject({ active: false })
})

test('the window to fill is what the office proposed last, else the job’s own, and none that is over', async () => {
  const visit = (day: string) => ({ start_iso: `${day}T15:00:00.000Z`, end_iso: `${day}T17:00:00.000Z` })
  const [own, proposed] = [visit('2026-12-02'), visit('2026-12-05')]
  await makePro(world.db)
  const { job_id } = await makeJob(world.db, own)
  const asked = async (now: string) => (await candidateFacts(world.db, job_id, now)).window
  expect(await asked(madeAt)).toEqual(own)
  await inTransaction(world.db, (tx) =>
    insertProposal(tx, { job_id, proposed_by: 'customer', windows: [visit('2026-12-04')] }, madeAt),
  )
  expect(await asked(madeAt)).toEqual(own)
  await inTransaction(world.db, (tx) =>
    insertProposal(tx, { job_id, proposed_by: 'dispatcher', windows: [proposed] }, madeAt),
  )
  expect(await asked(madeAt)).toEqual(proposed)
  expect(await asked('2026-12-03T00:00:00.000Z')).toEqual(proposed)
  expect(await asked('2026-12-06T00:00:00.000Z')).toBeNull()
})

test('whom a change concerns: the customer and who has the job, no longer who had it', async () => {
  const customer = await makeCustomer(world.db)
  const job = await makeJob(world.db, { customer_id: customer.customer_id })
  const [now, before] = await Promise.all([makePro(world.db), makePro(world.db)])
  await makeAssignment(world.db, { job_id: job.job_id, pro_id: before.pro_id, state: 'rejected' })
  await makeAssignment(world.db, { job_id: job.job_id, pro_id: now.pro_id, state: 'accepted' })
  expect(await jobAudience(world.db, job.job_id)).toEqual({
    customer_id: customer.customer_id,
    live_pro_ids: [now.pro_id],
  })
  expect(await liveJobIdsOf(world.db, now.pro_id)).toEqual([job.job_id])
  expect(await liveJobIdsOf(world.db, before.pro_id)).toEqual([])
  expect(await jobAudience(world.db, 'nobody')).toBeNull()
})

test('a worker is heard while it beats, and not after it left', async () => {
  expect(await lastHeartbeat(world.db)).toBeNull()
  await beat(world.db, 'w1', '0.1.0')
  await beat(world.db, 'w1', '0.1.0')
  expect(await lastHeartbeat(world.db)).toMatchObject({ worker_id: 'w1', age_seconds: expect.any(Number) })
  await leave(world.db, 'w1')
  expect(await lastHeartbeat(world.db)).toBeNull()
})
