import { scryptSync } from 'node:crypto'
import { parseJobMetadata, priceOf, validTransitions } from '@h2s/domain'
import type { JobStatus } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword, demoSignIns, fillEmptyWorld, isEmptyWorld, loadDemoWorld } from '../seed/demo-world.ts'
import { tellWorld } from '../seed/demo/tell-world.ts'
import { verifyAuditChain } from '../src/read/audit-chain.ts'
import { customerJobs } from '../src/read/customer-jobs.ts'
import { jobBoard } from '../src/read/job-board.ts'
import { providerJobs } from '../src/read/provider-jobs.ts'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'

const now = '2026-11-21T18:20:00.000Z'
let world: TestDatabase
let wasEmpty = false
beforeAll(async () => {
  world = await createTestDatabase()
  wasEmpty = await isEmptyWorld(world.db)
  await loadDemoWorld(world.ownerDb, now)
})
afterAll(() => world.drop())

const one = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  (await world.db.execute<T>(query)).rows

test('an empty world is empty no more', async () => {
  expect(wasEmpty).toBe(true)
  expect(await isEmptyWorld(world.db)).toBe(false)
})

test('three first starts at once on one database: one fills it, the others wait and keep what they find', async () => {
  const empty = await createTestDatabase()
  try {
    const starts = [empty.ownerDb, empty.ownerDb, empty.ownerDb].map((db) => fillEmptyWorld(db, now))
    expect((await Promise.all(starts)).filter(Boolean)).toHaveLength(1)
    expect(await fillEmptyWorld(empty.ownerDb, now)).toBe(false)
    const { rows } = await empty.db.execute(sql`select count(*)::int as jobs from h2s_dispatch_jobs`)
    expect(rows).toEqual([{ jobs: 240 }])
  } finally {
    await empty.drop()
  }
})

test('has the people, places and jobs that it should', async () => {
  const [counts] =
    await one(sql`select (select count(*) from h2s_branches)::int as branches, (select count(*) from h2s_dispatch_pros)::int as pros,
    (select count(*) from h2s_provider_companies)::int as companies, (select count(*) from h2s_dispatch_customers)::int as customers,
    (select count(*) from h2s_dispatch_jobs)::int as jobs, (select count(*) from h2s_demo_fixtures)::int as fixtures,
    (select count(*) from h2s_users where role = 'dispatcher')::int as dispatchers, (select count(*) from h2s_users where role = 'admin')::int as admins,
    (select count(*) from h2s_dispatch_pros where 'low_voltage' = any(licences))::int as low_voltage,
    (select count(*) from h2s_dispatch_pros where 'electrician' = any(licences))::int as electricians,
    (select count(*) from h2s_dispatch_pros where 'es' = any(languages))::int as spanish,
    (select count(*) from h2s_dispatch_pros where tier = 'new')::int as beginners,
    (select count(distinct status) from h2s_dispatch_jobs)::int as statuses,
    (select count(*) from h2s_dispatch_jobs where start_iso < ${now}::timestamptz - interval '62 days' or start_iso > ${now}::timestamptz + interval '23 days')::int as outside`)
  expect(counts).toEqual({
    branches: 3,
    pros: 14,
    companies: 4,
    customers: 160,
    jobs: 240,
    fixtures: 28,
    dispatchers: 3,
    admins: 2,
    low_voltage: 2,
    electricians: 1,
    spanish: 1,
    beginners: 2,
    statuses: 8,
    outside: 0,
  })
  const next = await one<{ next: string }>(
    sql`insert into h2s_dispatch_jobs default values returning job_number as next`,
  )
  expect(next).toEqual([{ next: 'H2S-10241' }])
  await world.ownerDb.execute(sql`delete from h2s_dispatch_jobs where job_number = 'H2S-10241'`)
})

test('its history verifies, and every change of status in it is one that the rules know', async () => {
  expect(await verifyAuditChain(world.db)).toEqual([])
  const steps = await one<{ from: JobStatus | null; to: JobStatus; job: JobStatus; is_last: boolean }>(sql`
    select entry.old_value #>> '{}' as from, entry.new_value #>> '{}' as to, job.status as job,
      lead(entry.seq) over (partition by entry.stream order by entry.seq) is null as is_last
    from h2s_audit_entries entry join h2s_dispatch_jobs job on entry.stream = 'job:' || job.job_id
    where entry.field = 'status' and entry.action <> 'imported'`)
  const special = new Set([
    'accepted pending',
    'scheduled pending',
    'completed in_progress',
    'scheduled accepted',
    'in_progress accepted',
  ])
  for (const step of steps) {
    if (step.from !== null) {
      expect(
        validTransitions[step.from].includes(step.to) || special.has(`${step.from} ${step.to}`),
        `${step.from} → ${step.to}`,
      ).toBe(true)
    }
    if (step.is_last) expect(step.to).toBe(step.job)
  }
})

test('its books balance, its payouts fit its jobs, and nobody approved his own', async () => {
  const [facts] = await one(sql`select
    (select count(*) from (select from h2s_ledger_entries group by txn_id having sum(amount_cents) <> 0) x)::int as lopsided,
    (select count(*) from h2s_payouts_ledger where status = 'paid' and job_id not in (select job_id from h2s_dispatch_jobs where status = 'paid'))::int as early,
    (select count(*) from h2s_dispatch_jobs job where status = 'paid' and not exists (select from h2s_payouts_ledger p where p.job_id = job.job_id and p.status = 'paid'))::int as unpaid,
    (select count(*) from h2s_dispatch_jobs job where status in ('accepted', 'scheduled', 'in_progress', 'completed', 'paid') and not has_lead)::int as leaderless,
    (select count(*) from h2s_dispatch_jobs job where status = 'scheduled' and not exists (select from h2s_time_blocks b where b.job_id = job.job_id and b.released_at is null))::int as unheld,
    (select count(*) from h2s_dispatch_jobs where updated_at > ${now}::timestamptz)::int as future`)
  expect(facts).toEqual({ lopsided: 0, early: 0, unpaid: 0, leaderless: 0, unheld: 0, future: 0 })
})

test('what was paid is what was quoted, line by line; where the price grew since, a flag said so', async () => {
  const rows = await one<{
    job_number: string
    amount: number
    quoted: number
    paid: number
    ordered: number
    lines: number
    captured: number
    metadata: unknown
    said_growth: boolean
  }>(sql`
    select job.job_number, payment.amount_cents as amount, job.quoted_cents as quoted, job.paid_cents as paid,
      "order".amount_total_cents as ordered, payment.captured_cents as captured, job.metadata,
      (select sum(quantity * unit_price_cents)::int from h2s_dispatch_job_lines line where line.job_id = job.job_id) as lines,
      exists(select from h2s_audit_entries entry where entry.stream = 'job:' || job.job_id and entry.action = 'flag_raised'
        and (entry.new_value #>> '{}' = 'CUSTOMER_EXPECTATION_RISK' and entry.notes like '%the price grew by%'
          or entry.new_value #>> '{}' = 'SCOPE_MISMATCH' and entry.notes like '%the catalogue says%')) as said_growth
    from h2s_dispatch_jobs job join h2s_payments payment using (job_id) join h2s_orders "order" on "order".order_id = job.order_id
    order by job.job_number`)
  // The one without a payment came over from the old system.
  expect(rows).toHaveLength(239)
  for (const row of rows) {
    const { amount, job_number } = row
    expect(row.lines, `lines of ${job_number}`).toBe(amount)
    expect(row.ordered, `order of ${job_number}`).toBe(amount)
    expect(row.paid, `paid for ${job_number}`).toBe(row.captured)
    expect([0, amount], `captured for ${job_number}`).toContain(row.captured)
    if (!row.said_growth) {
      expect(row.quoted, `quote of ${job_number}`).toBe(amount)
      const metadata = parseJobMetadata(row.metadata)
      expect(priceOf(metadata.items_json, metadata), `price of ${job_number}`).toBe(amount)
    }
  }
  const grown = rows.filter((row) => row.said_growth).length
  expect(grown).toBeGreaterThan(0)
  expect(grown).toBeLessThan(0.08 * rows.length)
})

describe('the demo sign-ins', () => {
  test('have the password that the sign-in page shows, as the sign-in library checks it', async () => {
    const rows = await one<{
      email: string
      role: string
      password: string
    }>(sql`select u.email, u.role, a.password from h2s_users u
      join h2s_accounts a on a.user_id = u.id and a.provider_id = 'credential' and a.account_id = u.id`)
    expect(rows.map(({ email, role }) => ({ email, role })).toSorted((a, b) => a.email.localeCompare(b.email))).toEqual(
      demoSignIns.map(({ email, role }) => ({ email, role })).toSorted((a, b) => a.email.localeCompare(b.email)),
    )
    const [salt, key] = rows[0]?.password.split(':') ?? []
    const derived = scryptSync(demoPassword.normalize('NFKC'), salt ?? '', 64, {
      N: 16_384,
      r: 16,
      p: 1,
      maxmem: 128 * 16_384 * 16 * 2,
    })
    expect(derived.toString('hex')).toBe(key)
  })

  test('the provider has TV skills in Atlanta and work of every kind', async () => {
    const [pro] = await one<{
      pro_id: string
      skills: string[]
      branch_id: string
    }>(sql`select p.pro_id, p.skills, p.branch_id from h2s_dispatch_pros p
      join h2s_users u on u.pro_id = p.pro_id where u.email = 'provider@demo.test'`)
    expect(pro?.branch_id).toBe('atlanta')
    expect(pro?.skills).toEqual(expect.arrayContaining(['tv_mount', 'tv_large', 'tv_outdoor', 'tv_fireplace']))
    const work = await providerJobs(world.db, pro?.pro_id ?? '', 'all')
    const kinds = work.map(({ assignment, job }) => `${assignment.state} ${job.status}`)
    expect(kinds).toEqual(
      expect.arrayContaining([
        'offered pending',
        'accepted accepted',
        'accepted scheduled',
        'working in_progress',
        'done completed',
        'done paid',
      ]),
    )
    const today = work.find(
      ({ job }) => job.status === 'scheduled' && Date.parse(job.start_iso ?? '') - Date.parse(now) < 4 * 3_600_000,
    )
    expect(today).toBeDefined()
  })

  test('the customer has one to come, one running, and one to verify', async () => {
    const [user] = await one<{ customer_id: string }>(
      sql`select customer_id from h2s_users where email = 'customer@demo.test'`,
    )
    const jobs = await customerJobs(world.db, user?.customer_id ?? '')
    expect(jobs.map((job) => job.status).toSorted()).toEqual(['completed', 'in_progress', 'scheduled'])
    expect(jobs.find((job) => job.status === 'completed')?.verified_at).toBeNull()
  })
})

test('the fixtures are in the state that their title says', async () => {
  const rows = await one<{
    number: number
    status: string
    lane: string | null
    order_stage: string
    flags_worst: string | null
    customer_name: string
    metadata: unknown
    seats: string
  }>(sql`
    select f.number, job.status, job.lane, job.order_stage, job.flags_worst, job.customer_name, job.metadata,
      (select string_agg(seat.state, ' ' order by seat.offered_at) from h2s_dispatch_job_assignments seat where seat.job_id = job.job_id) as seats
    from h2s_demo_fixtures f join h2s_dispatch_jobs job using (job_id) order by f.number`)
  const fixture = (number: number) => rows[number - 1]
  expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 28 }, (_, index) => index + 1))
  expect(fixture(1)).toMatchObject({ flags_worst: 'CRITICAL' })
  expect(fixture(2)).toMatchObject({ seats: 'accepted offered' })
  expect(fixture(3)).toMatchObject({ lane: 'BYO', flags_worst: 'CRITICAL' })
  expect(fixture(4)).toMatchObject({ lane: 'BYO', order_stage: 'NOT_NEEDED' })
  expect(fixture(6)).toMatchObject({ flags_worst: null })
  expect(fixture(7)).toMatchObject({ lane: 'HYBRID' })
  expect(fixture(8)).toMatchObject({ status: 'scheduled', order_stage: 'SHIPPED' })
  expect(parseJobMetadata(fixture(9)?.metadata).order_plan).toMatchObject({ version: 2 })
  expect(fixture(13)).toMatchObject({ status: 'accepted', seats: 'rejected rejected accepted' })
  expect(fixture(17)).toMatchObject({ status: 'in_progress' })
  expect(fixture(23)).toMatchObject({ status: 'completed' })
  expect(fixture(26)?.customer_name).toContain('<img')
  expect(fixture(27)).toMatchObject({ metadata: null, status: 'accepted' })
  expect(
    await one(sql`select max(amount_cents) > 100000 as large from h2s_payouts_ledger where status = 'held'`),
  ).toEqual([{ large: true }])
})

test('the board reads it', async () => {
  const page = await jobBoard(world.db, { limit: 100 })
  expect(page.jobs).toHaveLength(100)
  expect(page.counts.critical).toBeGreaterThan(0)
})

test('the same instant gives the same world; any hour of any day gives a whole one', () => {
  const tell = (at: number) => tellWorld(at)
  const shape = (at: number) => JSON.stringify(tell(at).lives.map(({ job, audit }) => [job, audit]))
  expect(shape(Date.parse(now))).toBe(shape(Date.parse(now)))
  for (let step = 0; step < 12; step++) {
    const at = Date.UTC(2026, 0, 3, 0, 7) + step * (30 * 24 + 7) * 3_600_000
    const told = tell(at)
    expect(told.lives).toHaveLength(240)
    expect(
      told.lives.every((life) => life.end <= at),
      new Date(at).toISOString(),
    ).toBe(true)
  }
}, 60_000)
