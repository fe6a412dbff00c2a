import { randomUUID } from 'node:crypto'
import type { Db } from '@h2s/db/client'
import { createTestDatabase } from '@h2s/db/test/database'
import type { TestDatabase } from '@h2s/db/test/database'
import { makeAssignment, makeBranch, makeCustomer, makeJob, makePro } from '@h2s/db/test/factories'
import type { Actor } from '@h2s/domain'
import { zoneAt } from '@h2s/integrations/geo/zone'
import { normalisePhone } from '@h2s/integrations/phone/normalise'
import { createStripeClient } from '@h2s/integrations/stripe/client'
import type { Context, Ports } from '../src/context.ts'
import { channelsOf } from '../src/notifications/route-for.ts'

/** A quiet Tuesday. */
export const NOW = '2026-11-24T15:00:00.000Z'

export const later = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString()

const staff = (role: 'admin' | 'dispatcher', name: string): Actor => ({
  kind: 'user',
  user_id: `user-${name}`,
  name,
  role,
})

export const admin = staff('admin', 'Avery')
export const otherAdmin = staff('admin', 'Alex')
export const dispatcher = staff('dispatcher', 'Dana')
export const providerActor = (pro_id: string): Actor => ({
  kind: 'user',
  user_id: `user-${pro_id}`,
  name: 'Pat',
  role: 'provider',
  pro_id,
})
export const customerActor = (customer_id: string): Actor => ({
  kind: 'user',
  user_id: `user-${customer_id}`,
  name: 'Casey',
  role: 'customer',
  customer_id,
})

/** Ports with nothing configured: what a machine without keys has. */
const bare: Omit<Ports, 'channels'> = {
  stripe: createStripeClient({}),
  sms: null,
  mail: null,
  zoneAt,
  normalisePhone,
  publicUrl: 'https://h2s.test',
}

export type World = TestDatabase & {
  as: (actor: Actor, more?: { now?: string; ports?: Partial<Ports> }) => Context
  rows: (query: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
}

export async function createWorld(options: { max?: number } = {}): Promise<World> {
  const database = await createTestDatabase(options)
  await makeBranch(database.db)
  return {
    ...database,
    as: (actor, more = {}) => ({
      db: database.db,
      actor,
      now: () => more.now ?? NOW,
      correlationId: randomUUID(),
      ports: { channels: channelsOf({ ...bare, ...more.ports }), ...bare, ...more.ports },
    }),
    rows: async (query, values = []) =>
      (await database.ownerDb.$client.query<Record<string, unknown>>(query, values)).rows,
  }
}

/** Holds as many connections as the pool has, so that no race is hidden by connecting. */
export async function warm(db: Db, connections: number): Promise<void> {
  await Promise.all(Array.from({ length: connections }, () => db.$client.query('select pg_sleep(0.05)')))
}

/** The actions in a job's history, oldest first. */
export async function history(world: World, jobId: string): Promise<string[]> {
  const rows = await world.rows('select action from h2s_audit_entries where stream = $1 order by seq', [`job:${jobId}`])
  return rows.map((row) => String(row['action']))
}

/** A hash of everything that a refused write must leave as it was: the history may grow, nothing else. */
export async function fingerprint(world: World): Promise<string> {
  const tables = [
    'h2s_dispatch_jobs',
    'h2s_dispatch_job_lines',
    'h2s_dispatch_job_assignments',
    'h2s_dispatch_customers',
    'h2s_orders',
    'h2s_payments',
    'h2s_payouts_ledger',
    'h2s_ledger_entries',
    'h2s_time_blocks',
    'h2s_schedule_proposals',
    'h2s_message_log',
    'h2s_job_links',
    'h2s_idempotency_keys',
    'pgboss.job',
  ]
  const parts = await Promise.all(
    tables.map(async (table) => {
      const [row] = await world.rows(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t`,
      )
      return String(row?.['hash'])
    }),
  )
  return parts.join(' ')
}

/** Whatever a promise was refused with; fails when it was not. */
export async function refusal(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Error) {
      return Object.fromEntries([['name', error.name], ['message', error.message], ...Object.entries(error)])
    }
    throw error
  }
  throw new Error('It was not refused')
}

/** A job with its customer and a provider who has an offer, a seat, or work under way on it. */
export async function jobWith(
  world: World,
  state: 'offered' | 'accepted' | 'working' | null,
  job: Parameters<typeof makeJob>[1] = {},
) {
  const customer = await makeCustomer(world.db)
  const pro = await makePro(world.db, { name: 'Pat Provider' })
  const status = { offered: 'pending', accepted: 'accepted', working: 'in_progress' } as const
  const made = await makeJob(world.db, {
    customer_id: customer.customer_id,
    metadata: byoMetadata,
    status: state === null ? 'pending' : status[state],
    branch_id: 'atlanta',
    ...job,
  })
  const assignment =
    state === null ? null : await makeAssignment(world.db, { job_id: made.job_id, pro_id: pro.pro_id, state })
  return { job_id: made.job_id, job: made, customer, pro, assignment, assignment_id: assignment?.assignment_id ?? '' }
}

/** One 55" TV on the customer's own mount, everything known: nothing to order, nothing to flag as critical. */
export const byoMetadata = {
  items_json: [{ service_id: 'TV-M', quantity: 1, metadata: { mount_type: 'customer_provided', tv_size: 55 } }],
  wire_management_required: 'NONE',
  wall_type: 'DRYWALL',
}

/** Which message went to whom, oldest first: `visit_confirmed:customer`. */
export async function told(world: World, jobId: string): Promise<string[]> {
  const rows = await world.rows(
    'select template, recipient_kind from h2s_message_log where job_id = $1 order by created_at, template, recipient_kind',
    [jobId],
  )
  return rows.map((row) => [row['template'], row['recipient_kind']].join(':'))
}

export async function jobRow(world: World, jobId: string): Promise<Record<string, unknown>> {
  return (await world.rows('select * from h2s_dispatch_jobs where job_id = $1', [jobId]))[0] ?? {}
}

/** The codes of every blocker that a refusal names. */
export function codes(refused: Record<string, unknown>): string[] {
  const blockers = refused['blockers']
  return Array.isArray(blockers) ? blockers.map((blocker: { code: string }) => blocker.code).toSorted() : []
}
