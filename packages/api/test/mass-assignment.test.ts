import { afterAll, beforeAll, expect, it } from 'vitest'
import { assignments } from '@h2s/db/schema/assignments'
import { customers } from '@h2s/db/schema/customers'
import { jobs } from '@h2s/db/schema/jobs'
import { payments } from '@h2s/db/schema/payments'
import { payouts } from '@h2s/db/schema/payouts'
import { users } from '@h2s/db/schema/users'
import { JobMetadataV2 } from '@h2s/domain/job'
import { procedures } from '../src/rest/routes.ts'
import { openDoors } from './support/doors.ts'
import type { Doors } from './support/doors.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.drop())

/** Every column that we store and every key of the metadata document, and what people like to try. */
const keys = [
  ...new Set([
    ...[jobs, assignments, customers, payments, payouts, users].flatMap((table) => Object.keys(table)),
    ...Object.keys(JobMetadataV2.shape),
    'admin_user',
    'isAdmin',
    'actor',
    'user_id',
    'constructor',
    'prototype',
  ]),
].filter((key) => key !== 'enableRLS' && !key.startsWith('$'))

/** An input that each mutation takes. A new mutation without one fails below. */
const sample = (): Record<string, Record<string, unknown>> => {
  const { job_id } = doors.job
  const { assignment_id } = doors.assignment
  const window = { start_iso: '2027-01-11T09:00:00-05:00', end_iso: '2027-01-11T11:00:00-05:00' }
  return {
    'admin.jobs.dispatch': { job_id, pro_id: doors.otherPro.pro_id },
    'admin.jobs.setStatus': { job_id, status: 'pending_scheduling' },
    'admin.jobs.updateInstallDetails': { job_id, wall_type: 'BRICK' },
    'admin.jobs.generateOrderPlan': { job_id },
    'admin.jobs.updateOrderStage': { job_id, stage: 'ORDERED' },
    'admin.jobs.cancel': { job_id, reason: 'x' },
    'admin.jobs.createLink': { job_id },
    'admin.jobs.revokeLinks': { job_id },
    'admin.jobs.scheduleAppointment': { job_id, ...window },
    'admin.jobs.createFromOrders': { order_ids: [] },
    'admin.flags.resolve': { job_id, flag: 'WALL_TYPE_UNKNOWN', resolution_notes: 'x' },
    'admin.flags.raise': { job_id, flag: 'SCOPE_MISMATCH', severity: 'CRITICAL', message: 'x' },
    'admin.payouts.approve': { payout_id: 'x' },
    'admin.payouts.amend': { payout_id: 'x', amount_cents: 1, reason: 'x' },
    'admin.payouts.reject': { payout_id: 'x', reason: 'x' },
    'admin.payouts.release': { payout_id: 'x', reason: 'x' },
    'provider.assignments.accept': { assignment_id },
    'provider.assignments.reject': { assignment_id, reason: 'x' },
    'provider.assignments.start': { assignment_id },
    'provider.assignments.complete': { assignment_id },
    'customer.jobs.verify': { job_id },
    'customer.jobs.dispute': { job_id, reason: 'x' },
    'customer.jobs.cancel': { job_id, reason: 'x' },
  }
}

/** What an input may name although a column is called the same. */
const theirs: Record<string, readonly string[]> = {
  'admin.jobs.setStatus': ['notes'],
  'admin.jobs.updateInstallDetails': [
    'wire_management_required',
    'mounting_surface_notes',
    'special_constraints',
    'customer_priority_notes',
  ],
  'admin.jobs.scheduleAppointment': ['order_id'],
}

const mutations = [...procedures].filter(([, { type }]) => type === 'mutation').map(([path]) => path)

it.each(mutations)('%s takes no key that the server owns, and changes nothing', async (path) => {
  const input = sample()[path]
  expect(input, 'give this mutation a sample').toBeDefined()
  const before = await fingerprint()
  const own = new Set([...Object.keys(input ?? {}), 'version', ...(theirs[path] ?? [])])
  for (const key of keys) {
    if (own.has(key)) continue
    const answer = await doors.call(doors.callers.admin, path, { ...input, [key]: 'taken over' })
    expect([key, answer.ok ? 'ok' : answer.data.code]).toEqual([key, 'INVALID'])
    expect([key, answer.ok ? [] : answer.data.fields?.map((field) => field.path)]).toEqual([
      key,
      expect.arrayContaining([key]),
    ])
  }
  expect(await fingerprint()).toBe(before)
})

async function fingerprint(): Promise<string> {
  const { rows } = await doors.test.ownerDb.$client.query<{ print: string }>(
    `select md5(string_agg(row::text, '|' order by row::text)) as print from (
      select j::text as row from h2s_dispatch_jobs j union all select a::text from h2s_dispatch_job_assignments a
      union all select u::text from h2s_users u union all select e::text from h2s_audit_entries e) all_rows`,
  )
  return rows[0]?.print ?? ''
}
