import { actorId, actorName } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../src/client.ts'
import { inTransaction } from '../src/errors.ts'
import { boardCopies } from '../src/store/board-copies.ts'
import type { Life } from './demo/life/life.ts'
import type { Seat } from './demo/life/rows.ts'
import { demoPasswordHash } from './demo/password.ts'
import { demoPassword, demoSignIns } from './demo/people.ts'
import { branches } from './demo/places.ts'
import { tellWorld } from './demo/tell-world.ts'
import type { World } from './demo/tell-world.ts'
import { insertRows } from './demo/write.ts'

export { demoPassword, demoSignIns }

/** Whether nobody has used this database yet: no user, no job. */
export async function isEmptyWorld(db: Db | Tx): Promise<boolean> {
  const { rows } = await db.execute<{ used: boolean }>(
    sql`select exists(select from h2s_users) or exists(select from h2s_dispatch_jobs) as used`,
  )
  return rows[0]?.used === false
}

/**
 * Fills the database when nobody has used it yet, and says whether it did. Any number of processes may ask at once: one
 * fills it, the others wait and find it used. `db` connects as the owner.
 */
export async function fillEmptyWorld(db: Db, now: string): Promise<boolean> {
  // Most starts find it used: those need no turn.
  if (!(await isEmptyWorld(db))) return false
  const world = tellWorld(Date.parse(now))
  const isFilled = await inTransaction(db, async (tx) => {
    await waitForTurn(tx)
    if (!(await isEmptyWorld(tx))) return false
    await write(tx, world)
    return true
  })
  if (isFilled) await db.execute(sql`analyze`)
  return isFilled
}

/** One at a time fills a database. Whoever waits does so for as long as that takes: the usual limits are for requests. */
async function waitForTurn(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)`)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('home2smart demo world', 0))`)
}

/**
 * Fills an empty database with the demo world around `now`: three branches, 14 providers, 160 customers, 240 jobs with
 * their whole history, the 28 fixtures (listed in h2s_demo_fixtures) and the four sign-ins. `db` connects as the owner.
 */
export async function loadDemoWorld(db: Db, now: string): Promise<{ jobs: number; fixtures: number }> {
  const world = tellWorld(Date.parse(now))
  await inTransaction(db, (tx) => write(tx, world))
  await db.execute(sql`analyze`)
  return { jobs: world.lives.length, fixtures: world.fixtures.length }
}

async function write(tx: Tx, { people, lives, fixtures: shown, events }: World): Promise<void> {
  await insertRows(tx, 'h2s_branches', branches)
  await insertRows(tx, 'h2s_provider_companies', people.companies)
  await insertRows(
    tx,
    'h2s_dispatch_pros',
    people.pros.map(({ areas: _areas, user_id: _user, ...pro }) => ({ ...pro, version: 1, ...stamps(lives) })),
  )
  await insertRows(
    tx,
    'h2s_dispatch_customers',
    people.customers.map(({ area: _area, user_id: _user, ...customer }) => ({
      ...customer,
      version: 1,
      updated_at: customer.created_at,
    })),
  )
  await insertRows(
    tx,
    'h2s_users',
    people.users.map((user) => ({ ...user, email_verified: true, ...stamps(lives) })),
  )
  const password = demoPasswordHash(demoPassword)
  await insertRows(
    tx,
    'h2s_accounts',
    demoSignIns.map(({ email }) => {
      const id = people.users.find((user) => user.email === email)?.id ?? email
      return { id: `account-${id}`, account_id: id, provider_id: 'credential', user_id: id, password, ...stamps(lives) }
    }),
  )
  await insertRows(tx, 'h2s_orders', lives.map(orderRow))
  await insertRows(
    tx,
    'h2s_dispatch_jobs',
    lives.map((life) => jobRow(life)),
  )
  await insertRows(
    tx,
    'h2s_dispatch_job_lines',
    lives.flatMap((life) => life.lines),
  )
  await insertRows(
    tx,
    'h2s_dispatch_job_assignments',
    lives.flatMap((life) => life.seats.map(assignmentRow)),
  )
  await insertRows(
    tx,
    'h2s_time_blocks',
    lives.flatMap((life) =>
      life.blocks.map(({ from, to, ...block }) => ({ ...block, kind: 'visit', blocked: `[${from},${to})` })),
    ),
  )
  await insertRows(
    tx,
    'h2s_schedule_proposals',
    lives.flatMap((life) => life.proposals.map((proposal) => ({ ...proposal, version: 1 }))),
  )
  await insertRows(
    tx,
    'h2s_payments',
    lives.flatMap((life) => life.payments.map((payment) => ({ ...payment, version: 1 }))),
  )
  await insertRows(
    tx,
    'h2s_payouts_ledger',
    lives.flatMap((life) =>
      life.payouts.map((payout) => ({
        approved_by: null,
        approved_by_name: null,
        approved_at: null,
        frozen_at: null,
        paid_at: null,
        ...payout,
      })),
    ),
  )
  const postings = lives.flatMap((life) => life.postings)
  await insertRows(
    tx,
    'h2s_ledger_transactions',
    postings.map(({ entries: _entries, ...posting }) => posting),
  )
  await insertEntries(
    tx,
    postings.flatMap(({ txn_id, entries }) => entries.map((entry) => ({ txn_id, ...entry, currency: 'USD' }))),
  )
  await insertRows(
    tx,
    'h2s_message_log',
    lives.flatMap((life) => life.messages.map((message) => ({ error: null, ...message }))),
  )
  await insertRows(
    tx,
    'h2s_webhook_inbox',
    events.map(({ at, ...event }, index) => ({
      ...event,
      inbox_id: inboxId(index),
      received_at: iso(at),
      processed_at: iso(at + 900),
      attempts: 1,
    })),
  )
  await insertRows(
    tx,
    'h2s_demo_fixtures',
    shown.map(({ number, title, life }) => ({ number, title, job_id: life.job.job_id })),
  )
  await insertAudit(tx, lives)
  await tx.execute(sql`select setval('h2s_job_number_seq', ${10_000 + lives.length})`)
}

const iso = (at: number) => new Date(at).toISOString()
const inboxId = (index: number) => `00000000-0000-4000-8000-0000000000${String(index + 10)}`

/** People and sign-ins are as old as the first job. */
function stamps(lives: readonly Life[]) {
  const at = lives.map((life) => life.job.created_at ?? '').toSorted()[0]
  return { created_at: at, updated_at: at }
}

function orderRow(life: Life) {
  const { job, metadata, payments } = life
  return {
    order_id: job.order_id,
    source: job.origin === 'stripe' ? 'stripe' : job.origin === 'legacy' ? 'legacy' : 'manual',
    source_ref: job.source_ref,
    customer_id: job.customer_id,
    items: metadata.items_json,
    amount_total_cents: payments[0]?.amount_cents ?? job.quoted_cents ?? 0,
    currency: 'USD',
    metadata: {},
    status: job.status === 'cancelled' ? 'cancelled' : 'fulfilled',
    version: 1,
    created_at: job.created_at,
    updated_at: job.created_at,
  }
}

const columns = {
  completed_at: null,
  verified_at: null,
  verified_by: null,
  disputed_at: null,
  dispute_reason: null,
  cancelled_at: null,
  cancel_reason: null,
  resources_needed: null,
  variant_code: null,
}

function jobRow(life: Life) {
  const { job } = life
  // What came over from the old system has no document at all.
  const metadata = job.origin === 'legacy' ? null : life.metadata
  const copies = boardCopies(metadata, job.status, job.updated_at ?? '')
  return { ...columns, ...job, metadata, ...copies, has_lead: life.lead !== undefined }
}

const seatColumns = {
  window_start: null,
  window_end: null,
  payout_status: 'not_eligible',
  accepted_at: null,
  rejected_at: null,
  reject_reason: null,
  started_at: null,
  provider_completed_at: null,
  customer_verified_at: null,
  payout_eligible_at: null,
}

function assignmentRow({ pro: _pro, ...seat }: Seat) {
  return { ...seatColumns, ...seat }
}

async function insertEntries(tx: Tx, entries: readonly object[]): Promise<void> {
  await tx.execute(sql`insert into h2s_ledger_entries (txn_id, account, amount_cents, currency)
    select txn_id, account, amount_cents, currency from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as entry(txn_id uuid, account text, amount_cents int, currency text)`)
}

/** The whole history in the order in which it happened; the trigger chains it. */
async function insertAudit(tx: Tx, lives: readonly Life[]): Promise<void> {
  const entries = lives
    .flatMap((life) => life.audit)
    .map((entry, place) => ({
      ...entry,
      place,
      actor_kind: entry.actor.kind,
      actor_id: actorId(entry.actor),
      actor_name: actorName(entry.actor),
      actor: undefined,
    }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.place - b.place))
  await tx.execute(sql`insert into h2s_audit_entries (stream, at, actor_kind, actor_id, actor_name, action, field, old_value, new_value, notes)
    select stream, at, actor_kind, actor_id, actor_name, action, field, nullif(old_value, 'null'), nullif(new_value, 'null'), notes
    from jsonb_array_elements(${JSON.stringify(entries)}::jsonb) with ordinality as given(item, place),
      jsonb_to_record(given.item) as entry(stream text, at timestamptz, actor_kind text, actor_id text, actor_name text, action text, field text, old_value jsonb, new_value jsonb, notes text)
    order by given.place`)
}
