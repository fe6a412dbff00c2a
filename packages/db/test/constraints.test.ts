import {
  assignmentStates,
  equipmentLanes,
  jobStatuses,
  orderStages,
  paymentStates,
  payoutKinds,
  payoutStatuses,
  proposalStates,
  roles,
  severities,
} from '@h2s/domain'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../src/client.ts'
import { inTransaction } from '../src/errors.ts'
import { insertOrder } from '../src/store/orders.ts'
import { createTestDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { madeAt, makeAssignment, makeJob, makePayout, makePro, makeUser } from './factories.ts'

let world: TestDatabase
let jobId: string
let proId: string
let assignmentId: string
let payoutId: string
beforeAll(async () => {
  world = await createTestDatabase()
  jobId = (await makeJob(world.db)).job_id
  proId = (await makePro(world.db)).pro_id
  assignmentId = (await makeAssignment(world.db, { job_id: jobId, pro_id: proId })).assignment_id
  payoutId = (await makePayout(world.db, { job_id: jobId, pro_id: proId })).payout_id
})
afterAll(() => world.drop())

async function refusal(statement: SQL, by: Pick<Db, 'execute'> = world.ownerDb): Promise<string | undefined> {
  try {
    await by.execute(statement)
    return undefined
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined
    const constraint: unknown = cause instanceof Error ? Reflect.get(cause, 'constraint') : undefined
    return typeof constraint === 'string' ? constraint : String(cause)
  }
}

const job = (assignment: SQL) => sql`update h2s_dispatch_jobs set ${assignment} where job_id = ${jobId}`
const seat = (assignment: SQL) =>
  sql`update h2s_dispatch_job_assignments set ${assignment} where assignment_id = ${assignmentId}`
const payout = (assignment: SQL) => sql`update h2s_payouts_ledger set ${assignment} where payout_id = ${payoutId}`

describe('bad states are impossible, whatever code runs', () => {
  const cases: [string, string, () => SQL][] = [
    ['h2s_jobs_status', 'an unknown status', () => job(sql`status = 'assigned'`)],
    ['h2s_jobs_lane', 'an unknown lane', () => job(sql`lane = 'NONE'`)],
    ['h2s_jobs_order_stage', 'an unknown stage', () => job(sql`order_stage = 'LOST'`)],
    ['h2s_jobs_origin', 'an unknown origin', () => job(sql`origin = 'fax'`)],
    [
      'h2s_jobs_window',
      'an end before the start',
      () => job(sql`start_iso = '2026-12-01 10:00Z', end_iso = '2026-12-01 10:00Z'`),
    ],
    ['h2s_jobs_window', 'a start without an end', () => job(sql`start_iso = '2026-12-01 10:00Z'`)],
    ['h2s_jobs_scheduled_window', 'scheduled without a window', () => job(sql`status = 'scheduled'`)],
    [
      'h2s_jobs_metadata_size',
      '24 KB of metadata',
      () => job(sql`metadata = jsonb_build_object('note', repeat('x', 24576))`),
    ],
    ['h2s_jobs_money', 'money below zero', () => job(sql`paid_cents = -1`)],
    ['h2s_jobs_currency', 'a currency in words', () => job(sql`currency = 'dollars'`)],
    ['h2s_jobs_geo', 'half a place', () => job(sql`geo_lat = 33.7, geo_lng = null`)],
    ['h2s_jobs_flags', 'a flag count that lies', () => job(sql`flags_open = 9`)],
    ['h2s_jobs_completed', 'completed without an instant', () => job(sql`status = 'completed'`)],
    ['h2s_jobs_verified', 'verified by nobody', () => job(sql`verified_at = now()`)],
    ['h2s_jobs_disputed', 'a dispute without a reason', () => job(sql`disputed_at = now()`)],
    ['h2s_jobs_cancelled', 'cancelled without a reason', () => job(sql`status = 'cancelled', cancelled_at = now()`)],
    [
      'h2s_job_lines_quantity',
      'none of something',
      () => sql`update h2s_dispatch_job_lines set quantity = 0 where job_id = ${jobId}`,
    ],
    [
      'h2s_job_lines_price',
      'a price below zero',
      () => sql`update h2s_dispatch_job_lines set unit_price_cents = -1 where job_id = ${jobId}`,
    ],
    ['h2s_assignments_state', 'an unknown state', () => seat(sql`state = 'ghosted'`)],
    ['h2s_assignments_accepted', 'accepted at no time', () => seat(sql`state = 'accepted'`)],
    ['h2s_assignments_rejected', 'rejected without a reason', () => seat(sql`state = 'rejected', rejected_at = now()`)],
    [
      'h2s_assignments_window',
      'a visit that ends before it starts',
      () => seat(sql`window_start = now(), window_end = now() - interval '1h'`),
    ],
    ['h2s_assignments_estimate', 'a payout below zero', () => seat(sql`payout_estimate_cents = -1`)],
    [
      'h2s_time_blocks_range',
      'an empty stretch',
      () => sql`insert into h2s_time_blocks (pro_id, kind, blocked) values (${proId}, 'hold', 'empty')`,
    ],
    [
      'h2s_time_blocks_range',
      'a stretch without an end',
      () => sql`insert into h2s_time_blocks (pro_id, kind, blocked) values (${proId}, 'hold', tstzrange(now(), null))`,
    ],
    [
      'h2s_time_blocks_visit',
      'a visit to no job',
      () =>
        sql`insert into h2s_time_blocks (pro_id, kind, blocked) values (${proId}, 'visit', tstzrange(now(), now() + interval '1h'))`,
    ],
    [
      'h2s_proposals_windows',
      'a proposal of no window',
      () => sql`insert into h2s_schedule_proposals (job_id, proposed_by, windows) values (${jobId}, 'customer', '[]')`,
    ],
    [
      'h2s_payments_amounts',
      'more captured than there is',
      () =>
        sql`insert into h2s_payments (job_id, plan, amount_cents, captured_cents) values (${jobId}, 'prepaid', 100, 101)`,
    ],
    [
      'h2s_payments_amounts',
      'more refunded than captured',
      () =>
        sql`insert into h2s_payments (job_id, plan, amount_cents, captured_cents, refunded_cents) values (${jobId}, 'prepaid', 100, 50, 51)`,
    ],
    [
      'h2s_payments_subject',
      'a payment for nothing',
      () => sql`insert into h2s_payments (plan, amount_cents) values ('prepaid', 100)`,
    ],
    [
      'h2s_payouts_amount',
      'a payout below zero',
      () =>
        sql`insert into h2s_payouts_ledger (job_id, pro_id, amount_cents, created_by) values (${jobId}, ${proId}, -1, 'x')`,
    ],
    [
      'h2s_payouts_approver',
      'approved by its creator',
      () => payout(sql`status = 'approved', approved_at = now(), approved_by = created_by`),
    ],
    [
      'h2s_payouts_approver',
      'approved by its payee',
      () =>
        sql`insert into h2s_payouts_ledger (job_id, pro_id, kind, amount_cents, created_by, status, frozen_at, payee_user_id, approved_at, approved_by)
          values (${jobId}, ${proId}, 'tip', 1, 'x', 'approved', now(), 'payee', now(), 'payee')`,
    ],
    ['h2s_payouts_approved', 'approved by nobody', () => payout(sql`status = 'approved'`)],
    [
      'h2s_payouts_frozen',
      'under review without a frozen amount',
      () =>
        sql`insert into h2s_payouts_ledger (job_id, pro_id, kind, amount_cents, created_by, status) values (${jobId}, ${proId}, 'tip', 1, 'x', 'held')`,
    ],
    ['h2s_payouts_amount_frozen', 'an amount changed under review', () => payout(sql`amount_cents = amount_cents + 1`)],
    [
      'h2s_payouts_one_live',
      'a second payout for the same work',
      () =>
        sql`insert into h2s_payouts_ledger (job_id, pro_id, amount_cents, created_by) values (${jobId}, ${proId}, 1, 'x')`,
    ],
    [
      'h2s_assignments_one_lead',
      'a second lead',
      () =>
        sql`insert into h2s_dispatch_job_assignments (job_id, pro_id) select job_id, gen_random_uuid() from h2s_dispatch_job_assignments where assignment_id = ${assignmentId}`,
    ],
    [
      'h2s_assignments_one_seat',
      'two seats for one provider',
      () => sql`insert into h2s_dispatch_job_assignments (job_id, pro_id, role) values (${jobId}, ${proId}, 'helper')`,
    ],
    [
      'h2s_users_email',
      'an address in capitals',
      () => sql`insert into h2s_users (name, email) values ('x', 'X@example.com')`,
    ],
    [
      'h2s_users_customer_role',
      'a dispatcher who is a customer',
      () =>
        sql`insert into h2s_users (name, email, role, customer_id) values ('x', 'x@example.com', 'dispatcher', gen_random_uuid())`,
    ],
    [
      'h2s_users_role',
      'an unknown role',
      () => sql`insert into h2s_users (name, email, role) values ('x', 'x@example.com', 'root')`,
    ],
    [
      'h2s_inbox_event',
      'an event twice',
      () =>
        sql`insert into h2s_webhook_inbox (provider, event_id, type, payload) select 'stripe', 'evt_1', 'x', '{}' from generate_series(1, 2)`,
    ],
    [
      'h2s_inbox_processed',
      'handled without an outcome',
      () =>
        sql`insert into h2s_webhook_inbox (provider, event_id, type, payload, processed_at) values ('stripe', 'evt_2', 'x', '{}', now())`,
    ],
    [
      'h2s_message_log_dedupe_key_unique',
      'a message twice',
      () =>
        sql`insert into h2s_message_log (dedupe_key, recipient_kind, recipient_id, channel, template, body) select 'same', 'customer', 'x', 'log', 't', 'b' from generate_series(1, 2)`,
    ],
    [
      'h2s_job_links_hash',
      'a token kept in plain text',
      () =>
        sql`insert into h2s_job_links (job_id, token_hash, expires_at) values (${jobId}, 'short', now() + interval '1 day')`,
    ],
    [
      'h2s_dispatch_jobs_source_ref_unique',
      'two jobs for one checkout',
      () => sql`insert into h2s_dispatch_jobs (source_ref) select 'cs_1' from generate_series(1, 2)`,
    ],
  ]
  test.each(cases)('%s refuses %s', async (constraint, _what, statement) => {
    expect(await refusal(statement())).toBe(constraint)
  })
})

test('the words in SQL are the words of the domain', async () => {
  const { rows } = await world.ownerDb.execute<{ name: string; definition: string }>(
    sql`select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c'`,
  )
  const words = (name: string) =>
    [...(rows.find((row) => row.name === name)?.definition ?? '').matchAll(/'([^']+)'/g)]
      .map((match) => match[1] ?? '')
      .toSorted((a, b) => a.localeCompare(b))
  const same: [string, readonly string[]][] = [
    ['h2s_jobs_status', jobStatuses],
    ['h2s_jobs_lane', equipmentLanes],
    ['h2s_jobs_order_stage', orderStages],
    ['h2s_jobs_flags_worst', severities],
    ['h2s_assignments_state', assignmentStates],
    ['h2s_assignments_payout_status', payoutStatuses],
    ['h2s_payouts_status', payoutStatuses],
    ['h2s_payouts_kind', payoutKinds],
    ['h2s_payments_state', paymentStates],
    ['h2s_proposals_state', proposalStates],
    ['h2s_users_role', roles],
  ]
  for (const [name, expected] of same)
    expect(words(name), name).toEqual([...expected].toSorted((a, b) => a.localeCompare(b)))
})

test('a transaction of the ledger has entries that sum to zero, or does not commit', async () => {
  const head = sql`insert into h2s_ledger_transactions (kind) values ('capture') returning txn_id`
  expect(await refusal(head)).toBe('h2s_ledger_balanced')
  const lopsided = sql`with txn as (${head}) insert into h2s_ledger_entries (txn_id, account, amount_cents)
    select txn_id, account, amount from txn, (values ('cash', 100), ('revenue', -99)) entry(account, amount)`
  expect(await refusal(lopsided)).toBe('h2s_ledger_balanced')
  const mixed = sql`with txn as (${head}) insert into h2s_ledger_entries (txn_id, account, amount_cents, currency)
    select txn_id, account, amount, currency from txn, (values ('cash', 100, 'USD'), ('revenue', -100, 'EUR')) entry(account, amount, currency)`
  expect(await refusal(mixed)).toBe('h2s_ledger_balanced')
  const balanced = sql`with txn as (${head}) insert into h2s_ledger_entries (txn_id, account, amount_cents)
    select txn_id, account, amount from txn, (values ('cash', 100), ('revenue', -100)) entry(account, amount)`
  expect(await refusal(balanced)).toBeUndefined()
  const more = sql`insert into h2s_ledger_entries (txn_id, account, amount_cents) select txn_id, 'cash', 5 from h2s_ledger_transactions`
  expect(await refusal(more)).toBe('h2s_ledger_closed')
})

describe('what the application could do with a statement of its own', () => {
  let own: string
  beforeAll(async () => {
    const { job_id } = await makeJob(world.db)
    own = (await makePayout(world.db, { job_id, pro_id: proId })).payout_id
    await makeUser(world.db, { id: 'late-payee', role: 'provider', proId })
  })
  const row = async () =>
    (await world.db.execute(sql`select * from h2s_payouts_ledger where payout_id = ${own}`)).rows[0]

  test.each([
    ['take it out of review', sql`frozen_at = null, status = 'not_eligible'`],
    ['freeze it at another time', sql`frozen_at = now()`],
    ['forget the payee', sql`payee_user_id = null`],
    ['name another payee', sql`payee_user_id = 'somebody'`],
    ['change the amount', sql`amount_cents = 1`],
    ['pay somebody else', sql`pro_id = gen_random_uuid()`],
    ['pay for another seat', sql`assignment_id = gen_random_uuid()`],
    ['call it something else', sql`kind = 'tip'`],
  ])('a payout under review: %s', async (_what, change) => {
    await world.ownerDb.execute(sql`alter table h2s_payouts_ledger disable trigger user`)
    await world.ownerDb.execute(sql`update h2s_payouts_ledger set payee_user_id = 'payee' where payout_id = ${own}`)
    await world.ownerDb.execute(sql`alter table h2s_payouts_ledger enable trigger user`)
    const before = await row()
    const statement = sql`update h2s_payouts_ledger set ${change} where payout_id = ${own}`
    expect(await refusal(statement, world.db)).toBe('h2s_payouts_amount_frozen')
    expect(await row()).toEqual(before)
  })

  test('nobody approves for himself who signed in only after the payout was made', async () => {
    const approve = (by: string) =>
      sql`update h2s_payouts_ledger set status = 'approved', approved_at = now(), approved_by = ${by} where payout_id = ${own}`
    expect(await refusal(approve('late-payee'), world.db)).toBe('h2s_payouts_approver')
    expect(await refusal(approve('somebody else'), world.db)).toBeUndefined()
  })

  test('a booking is complete: nothing is added to it later, however well it balances', async () => {
    const book = (
      name: SQL,
    ) => sql`with txn as (insert into h2s_ledger_transactions (kind, made_in) values ('capture', 'x') returning txn_id)
      insert into h2s_ledger_entries (txn_id, account, amount_cents) select txn_id, ${name}, v from txn, (values (5), (-5)) x(v) returning txn_id`
    const { rows } = await world.db.execute<{ txn_id: string }>(book(sql`'early'`))
    const late = sql`insert into h2s_ledger_entries (txn_id, account, amount_cents)
      select ${rows[0]?.txn_id}::uuid, account, v from (values ('cash', 5), ('revenue', -5)) x(account, v)`
    expect(await refusal(late, world.db)).toBe('h2s_ledger_closed')
    await world.db.transaction(async (tx) => {
      const head = await tx.transaction((inner) => inner.execute<{ txn_id: string }>(book(sql`'first'`)))
      await tx.execute(
        sql`insert into h2s_ledger_entries (txn_id, account, amount_cents) select ${head.rows[0]?.txn_id}::uuid, 'more', v from (values (7), (-7)) x(v)`,
      )
    })
  })

  test('nor by a transaction that began before the booking did', async () => {
    await world.db.transaction(
      async (tx) => {
        await tx.execute(sql`select 1 from h2s_ledger_transactions`)
        const { rows } = await world.db.execute<{
          txn_id: string
        }>(sql`with txn as (insert into h2s_ledger_transactions (kind) values ('capture') returning txn_id)
          insert into h2s_ledger_entries (txn_id, account, amount_cents) select txn_id, 'x', v from txn, (values (5), (-5)) x(v) returning txn_id`)
        const late = sql`insert into h2s_ledger_entries (txn_id, account, amount_cents) select ${rows[0]?.txn_id}::uuid, 'late', v from (values (5), (-5)) x(v)`
        expect(await refusal(late, tx)).toBe('h2s_ledger_closed')
      },
      { isolationLevel: 'repeatable read' },
    )
  })
})

test('an order that is recorded twice stays one', async () => {
  const order = { source: 'stripe' as const, source_ref: 'cs_order', amount_total_cents: 100 }
  const first = await inTransaction(world.db, (tx) => insertOrder(tx, order, madeAt))
  const again = await inTransaction(world.db, (tx) => insertOrder(tx, order, madeAt))
  expect(first.created).toBe(true)
  expect(again).toEqual({ order: first.order, created: false })
})
