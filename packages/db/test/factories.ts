import { randomUUID } from 'node:crypto'
import { refreshMetadata } from '@h2s/domain'
import type { AssignmentState } from '@h2s/domain'
import type { Db } from '../src/client.ts'
import { inTransaction } from '../src/errors.ts'
import { branches } from '../src/schema/branches.ts'
import { customers } from '../src/schema/customers.ts'
import type { NewJobLineRow } from '../src/schema/job-lines.ts'
import type { NewJobRow } from '../src/schema/jobs.ts'
import type { NewAssignmentRow, AssignmentRow } from '../src/schema/assignments.ts'
import type { NewPayoutRow, PayoutRow } from '../src/schema/payouts.ts'
import { pros } from '../src/schema/pros.ts'
import { users } from '../src/schema/users.ts'
import { insertAssignment } from '../src/store/assignments.ts'
import { insertJob } from '../src/store/jobs.ts'
import type { JobRecord } from '../src/store/jobs.ts'
import { insertPayout } from '../src/store/payouts.ts'

/** The instant at which made rows were made, unless a test says otherwise. */
export const madeAt = '2026-11-21T15:00:00.000Z'

export async function makeBranch(db: Db, branchId = 'atlanta'): Promise<string> {
  await db
    .insert(branches)
    .values({
      branch_id: branchId,
      name: 'Atlanta',
      city: 'Atlanta',
      time_zone: 'America/New_York',
      phone: '+14045550100',
    })
    .onConflictDoNothing()
  return branchId
}

export async function makeCustomer(db: Db, given: Partial<typeof customers.$inferInsert> = {}) {
  const [row] = await db
    .insert(customers)
    .values({ name: 'Casey Customer', email: `${randomUUID()}@example.com`, phone: '+14045550111', ...given })
    .returning()
  return present(row)
}

export async function makePro(db: Db, given: Partial<typeof pros.$inferInsert> = {}) {
  const [row] = await db
    .insert(pros)
    .values({
      name: 'Pat Provider',
      email: `${randomUUID()}@example.com`,
      time_zone: 'America/New_York',
      skills: ['tv_mount', 'tv_large', 'tv_outdoor', 'tv_fireplace'],
      ...given,
    })
    .returning()
  return present(row)
}

export async function makeUser(db: Db, given: Partial<typeof users.$inferInsert> = {}) {
  const [row] = await db
    .insert(users)
    .values({ name: 'Sam Signed-in', email: `${randomUUID()}@example.com`, role: 'dispatcher', ...given })
    .returning()
  return present(row)
}

export type MadeJob = Partial<NewJobRow> & { lines?: Omit<NewJobLineRow, 'job_id' | 'position'>[]; now?: string }

/** A job for one tilt-mounted 55" TV, with its metadata as the domain derives it. */
export async function makeJob(db: Db, { lines, now = madeAt, ...given }: MadeJob = {}): Promise<JobRecord> {
  const item = {
    service_id: 'TV-M',
    service_name: 'Mount TV 44–59"',
    quantity: 1,
    metadata: { mount_type: 'tilt', tv_size: 55 },
  }
  const job = {
    customer_name: 'Casey Customer',
    customer_email: 'casey@example.com',
    customer_phone: '+14045550111',
    service_id: 'TV-M',
    service_name: 'Mount TV 44–59"',
    service_address: '1188 Piedmont Avenue NE',
    service_city: 'Atlanta',
    service_state: 'GA',
    service_zip: '30309',
    time_zone: 'America/New_York',
    ...given,
    status: given.status ?? ('pending' as const),
  }
  const metadata =
    'metadata' in given ? given.metadata : refreshMetadata({ ...job, metadata: { items_json: [item] } }, now).metadata
  return inTransaction(db, async (tx) => {
    const made = await insertJob(tx, { ...job, metadata }, lines ?? [{ ...item, unit_price_cents: 13_900 }], now)
    return present(made)
  })
}

const accepted: AssignmentState[] = ['accepted', 'en_route', 'working', 'done']

export async function makeAssignment(
  db: Db,
  given: Pick<NewAssignmentRow, 'job_id' | 'pro_id'> & Partial<NewAssignmentRow>,
  now = madeAt,
): Promise<AssignmentRow> {
  const state = given.state ?? 'offered'
  return inTransaction(db, (tx) =>
    insertAssignment(
      tx,
      {
        accepted_at: accepted.includes(state) ? now : null,
        provider_completed_at: state === 'done' ? now : null,
        ...(state === 'rejected' ? { rejected_at: now, reject_reason: 'Van broke down' } : {}),
        ...given,
      },
      now,
    ),
  )
}

export async function makePayout(
  db: Db,
  given: Pick<NewPayoutRow, 'job_id' | 'pro_id'> & Partial<NewPayoutRow>,
  now = madeAt,
): Promise<PayoutRow> {
  return inTransaction(db, (tx) =>
    insertPayout(
      tx,
      {
        amount_cents: 8_340,
        created_by: 'system:settlement',
        status: 'pending_review',
        frozen_at: now,
        lines: [{ label: 'Labor', amount_cents: 8_340, kind: 'labour' }],
        ...given,
      },
      now,
    ),
  )
}

function present<T>(row: T | null | undefined): T {
  if (row == null) throw new Error('An inserted row did not come back')
  return row
}
