import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../src/errors.ts'
import { jobBoard } from '../src/read/job-board.ts'
import type { BoardFilter } from '../src/read/job-board.ts'
import { jobCounts } from '../src/read/job-counts.ts'
import { jobDetail } from '../src/read/job-detail.ts'
import { lockJob, saveJob } from '../src/store/jobs.ts'
import { insertProposal } from '../src/store/proposals.ts'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { madeAt, makeAssignment, makeJob, makePro } from './factories.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase()
})
afterAll(() => world.drop())

const numbers = async (filter: BoardFilter) =>
  (await jobBoard(world.db, filter)).jobs.map((job) => job.job_number).toSorted()
const jobWithFlag = (severity: 'CRITICAL' | 'HIGH', flag = 'SCOPE_MISMATCH') => ({
  metadata: {
    pain_flags: [
      { flag_id: `f-${severity}`, flag, severity, message: 'm', origin: 'manual', added_at: madeAt, clears_when: 'w' },
    ],
  },
})

describe('pages', () => {
  test('every job comes once, newest first, whatever the size of the page, also where instants are the same', async () => {
    const pages = await createTestDatabase()
    const instants = ['2026-11-01T00:00:00.000Z', '2026-11-01T00:00:00.001Z', '2026-11-02T00:00:00.000Z']
    const made = await Promise.all(
      Array.from({ length: 47 }, (_, turn) => makeJob(pages.db, { now: instants[turn % 3] ?? madeAt })),
    )
    const all = made.map((job) => job.job_id).toSorted()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (limit) => {
        const seen: { job_id: string; created_at: string }[] = []
        let cursor: string | null = null
        do {
          const page: Awaited<ReturnType<typeof jobBoard>> = await jobBoard(pages.db, { limit, cursor })
          expect(page.jobs.length).toBeLessThanOrEqual(limit)
          seen.push(...page.jobs)
          cursor = page.next_cursor
        } while (cursor)
        expect(seen.map((job) => job.job_id).toSorted()).toEqual(all)
        const instantsSeen = seen.map((job) => job.created_at)
        expect(instantsSeen).toEqual(instantsSeen.toSorted().toReversed())
      }),
      { numRuns: 12 },
    )
    await pages.drop()
  })

  test('by visit every job comes once, soonest first, those without a visit last', async () => {
    const pages = await createTestDatabase()
    const starts = ['2026-12-03T15:00:00.000Z', null, '2026-12-01T15:00:00.000Z', '2026-12-03T15:00:00.000Z', null]
    for (const start_iso of [...starts, ...starts])
      await makeJob(pages.db, { start_iso, end_iso: start_iso && start_iso.replace('T15', 'T17') })
    for (const limit of [1, 3, 10]) {
      const seen: (string | null)[] = []
      const ids = new Set<string>()
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof jobBoard>> = await jobBoard(pages.db, { sort: 'visit', limit, cursor })
        for (const job of page.jobs) {
          seen.push(job.start_iso)
          ids.add(job.job_id)
        }
        cursor = page.next_cursor
      } while (cursor)
      expect(ids.size).toBe(10)
      expect(seen.map((start) => start?.slice(8, 10) ?? null)).toEqual([
        '01',
        '01',
        '03',
        '03',
        '03',
        '03',
        null,
        null,
        null,
        null,
      ])
    }
    await pages.drop()
  })

  test('a job that is made meanwhile moves nothing on the pages that follow', async () => {
    const pages = await createTestDatabase()
    for (let turn = 0; turn < 6; turn++) await makeJob(pages.db, { now: `2026-11-0${turn + 1}T00:00:00.000Z` })
    const first = await jobBoard(pages.db, { limit: 3 })
    await makeJob(pages.db, { now: '2026-11-20T00:00:00.000Z' })
    const second = await jobBoard(pages.db, { limit: 3, cursor: first.next_cursor })
    expect([...first.jobs, ...second.jobs].map((job) => job.created_at.slice(0, 10))).toEqual(
      [6, 5, 4, 3, 2, 1].map((day) => `2026-11-0${day}`),
    )
    expect(second.next_cursor).toBeNull()
    await pages.drop()
  })

  test.each(['rubbish', 'W10', Buffer.from('["2026-11-01","x"]').toString('base64url'), 'A'.repeat(300)])(
    'a cursor that we did not give is INVALID: %s',
    async (cursor) => {
      await expect(jobBoard(world.db, { cursor })).rejects.toMatchObject({ kind: 'INVALID' })
    },
  )
})

describe('filters', () => {
  test('each narrows to what it says, and together they narrow to what all say', async () => {
    const pro = await makePro(world.db, { name: 'Filter Tech' })
    const plain = await makeJob(world.db, { customer_name: 'Ada Plain', service_city: 'Marietta' })
    const critical = await makeJob(world.db, { ...jobWithFlag('CRITICAL'), customer_name: '100% Under_score' })
    const high = await makeJob(world.db, {
      ...jobWithFlag('HIGH', 'ACCESS_DETAILS_MISSING'),
      status: 'pending_scheduling',
    })
    const visit = await makeJob(world.db, {
      metadata: { equipment_lane: 'HYBRID', order_required: true, order_stage: 'SHIPPED' },
      start_iso: '2026-12-24T15:00:00.000Z',
      end_iso: '2026-12-24T17:00:00.000Z',
      status: 'scheduled',
    })
    await makeAssignment(world.db, { job_id: visit.job_id, pro_id: pro.pro_id, state: 'accepted' })
    const over = await makeJob(world.db, {
      ...jobWithFlag('CRITICAL'),
      status: 'cancelled',
      cancelled_at: madeAt,
      cancel_reason: 'x',
    })
    const only = (...jobs: { job_number: string }[]) => jobs.map((job) => job.job_number).toSorted()

    expect(await numbers({ status: 'pending_scheduling' })).toEqual(only(high))
    expect(await numbers({ status: ['pending_scheduling', 'scheduled'] })).toEqual(only(high, visit))
    expect(await numbers({ severity: 'CRITICAL' })).toEqual(only(critical))
    expect(
      await numbers({ severity: ['HIGH', 'CRITICAL'], flag: ['ACCESS_DETAILS_MISSING', 'SCOPE_MISMATCH'] }),
    ).toEqual(only(critical, high))
    expect(await numbers({ flag: 'ACCESS_DETAILS_MISSING' })).toEqual(only(high))
    expect(await numbers({ lane: 'HYBRID', order_stage: 'SHIPPED' })).toEqual(only(visit))
    expect(await numbers({ pro_id: pro.pro_id })).toEqual(only(visit))
    expect(await numbers({ pro_id: 'none' })).toEqual(only(plain, critical, high))
    expect(await numbers({ pro_id: "' or 1=1" })).toEqual([])
    expect(await numbers({ from: '2026-12-24T15:00:00Z', to: '2026-12-24T15:00:01Z' })).toEqual(only(visit))
    expect(await numbers({ from: '2026-12-24T15:00:01Z' })).toEqual([])
    expect(await numbers({ q: 'ada PLAIN' })).toEqual(only(plain))
    expect(await numbers({ q: 'marietta' })).toEqual(only(plain))
    expect(await numbers({ q: over.job_number.toLowerCase() })).toEqual(only(over))
    expect(await numbers({ q: 'ad' })).toEqual(only(plain))
    expect(await numbers({ q: '100%' })).toEqual(only(critical))
    expect(await numbers({ q: 'r_s' })).toEqual(only(critical))
    expect(await numbers({ q: String.raw`\' ; --` })).toEqual([])
    expect(await numbers({ q: 'ada', status: 'scheduled' })).toEqual([])
  })

  test('a card shows the lead, the customer’s wish and the open flags, gravest first', async () => {
    const pro = await makePro(world.db, { name: 'Card Tech' })
    const job = await makeJob(world.db, { customer_name: 'Card Customer', service_id: 'TV-L' })
    await makeAssignment(world.db, { job_id: job.job_id, pro_id: pro.pro_id })
    const window = { start_iso: '2026-12-01T15:00:00.000Z', end_iso: '2026-12-01T17:00:00.000Z' }
    await inTransaction(world.db, (tx) =>
      insertProposal(tx, { job_id: job.job_id, proposed_by: 'customer', windows: [window] }, madeAt),
    )
    const { jobs } = await jobBoard(world.db, { q: 'card customer' })
    expect(jobs).toHaveLength(1)
    expect(jobs[0]).toMatchObject({
      assigned_pro_id: pro.pro_id,
      assigned_pro_name: 'Card Tech',
      assignment_state: 'offered',
      proposed_window: window,
      lane: 'COMPANY_SUPPLIED',
      order_required: true,
      created_at: madeAt,
    })
    expect(jobs[0]?.flags.length).toBeGreaterThan(1)
  })
})

describe('counts', () => {
  test('are what a count would say, through every kind of change and after being summed up', async () => {
    const counted = await createTestDatabase()
    const check = async () => {
      const { rows } = await counted.db.execute<Record<string, number>>(sql`select
        count(*) filter (where status = 'pending')::int as pending, count(*) filter (where status = 'accepted')::int as accepted,
        count(*) filter (where status = 'cancelled')::int as cancelled, count(*) filter (where flags_open > 0)::int as flagged,
        count(*) filter (where flags_worst = 'CRITICAL')::int as critical,
        count(*) filter (where not has_lead and status in ('pending', 'pending_scheduling', 'accepted', 'scheduled'))::int as unassigned
        from h2s_dispatch_jobs`)
      expect(await jobCounts(counted.db)).toMatchObject(rows[0] ?? {})
      return rows[0]
    }
    expect(await check()).toMatchObject({ pending: 0, flagged: 0 })
    const jobs = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => makeJob(counted.db, turn % 2 ? jobWithFlag('CRITICAL') : {})),
    )
    expect(await check()).toMatchObject({ pending: 12, critical: 6, unassigned: 12 })
    const pro = await makePro(counted.db)
    await Promise.all(
      jobs.slice(0, 4).map(async ({ job_id }) => {
        await makeAssignment(counted.db, { job_id, pro_id: pro.pro_id, state: 'accepted' })
        await inTransaction(counted.db, async (tx) =>
          saveJob(tx, await lockJob(tx, job_id), { status: 'accepted' }, madeAt),
        )
      }),
    )
    expect(await check()).toMatchObject({ pending: 8, accepted: 4, unassigned: 8 })
    await counted.db.execute(
      sql`update h2s_dispatch_job_assignments set state = 'released' where job_id = ${jobs[0]?.job_id}`,
    )
    const id = jobs[5]?.job_id ?? ''
    await inTransaction(counted.db, async (tx) =>
      saveJob(tx, await lockJob(tx, id), { status: 'cancelled', cancelled_at: madeAt, cancel_reason: 'x' }, madeAt),
    )
    expect(await check()).toMatchObject({ cancelled: 1, critical: 5, unassigned: 8 })
    const lost = inTransaction(counted.db, async (tx) => {
      await saveJob(
        tx,
        await lockJob(tx, jobs[6]?.job_id ?? ''),
        { status: 'cancelled', cancelled_at: madeAt, cancel_reason: 'x' },
        madeAt,
      )
      throw new Error('no')
    })
    await expect(lost).rejects.toThrow('no')
    const before = await check()
    await Promise.all(Array.from({ length: 5 }, () => counted.ownerDb.execute(sql`select h2s_sum_up_job_counts()`)))
    expect(await check()).toEqual(before)
    await counted.drop()
  })
})

test('a job’s page has what hangs on it; a missing one and a foreign word have none', async () => {
  const pro = await makePro(world.db, { name: 'Detail Tech' })
  const job = await makeJob(world.db)
  await makeAssignment(world.db, { job_id: job.job_id, pro_id: pro.pro_id, state: 'rejected' })
  await makeAssignment(world.db, { job_id: job.job_id, pro_id: pro.pro_id, state: 'accepted' })
  const detail = await jobDetail(world.db, job.job_id)
  expect(detail).toMatchObject({
    job_id: job.job_id,
    assigned_pro_name: 'Detail Tech',
    accepted_seats: 1,
    paid_total_cents: null,
    lines: [{ service_id: 'TV-M', quantity: 1, unit_price_cents: 13_900 }],
    assignment: { state: 'accepted', accepted_at: madeAt },
    payouts: [],
    messages: [],
    audit_log: [],
    created_at: madeAt,
  })
  expect(detail?.assignments.map((seat) => seat.state).toSorted()).toEqual(['accepted', 'rejected'])
  expect(await jobDetail(world.db, '00000000-0000-4000-8000-000000000000')).toBeNull()
  expect(await jobDetail(world.db, 'nonsense')).toBeNull()
})

describe('a search', () => {
  let searched: TestDatabase
  beforeAll(async () => {
    searched = await createTestDatabase()
    await makeJob(searched.db, { customer_name: 'Ada Lovelace', customer_phone: '+14045550177' })
    await makeJob(searched.db, { customer_name: 'Grace Hopper', customer_phone: '+14045550188' })
  })
  afterAll(() => searched.drop())

  test.each(['(404) 555-0177', '404-555-0177', '555 0177', '0177', '+14045550177', 'ada  lovelace', ' LOVELACE '])(
    'finds a phone number and a name however they are written: %s',
    async (q) => {
      expect((await jobBoard(searched.db, { q })).jobs.map((job) => job.customer_name)).toEqual(['Ada Lovelace'])
    },
  )
})
