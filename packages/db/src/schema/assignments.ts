import { assignmentStates, payoutStatuses } from '@h2s/domain'
import type { AssignmentState, PayoutStatus } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, stamps } from './columns.ts'
import { jobs } from './jobs.ts'
import { oneOf } from './one-of.ts'
import { pros } from './pros.ts'
import { seats } from './words.ts'
import type { Seat } from './words.ts'

export const assignments = pgTable(
  'h2s_dispatch_job_assignments',
  {
    assignment_id: uuid().primaryKey().defaultRandom(),
    job_id: uuid()
      .notNull()
      .references(() => jobs.job_id),
    pro_id: uuid()
      .notNull()
      .references(() => pros.pro_id),
    role: text().$type<Seat>().notNull().default('lead'),
    state: text().$type<AssignmentState>().notNull().default('offered'),
    window_start: instant(),
    window_end: instant(),
    payout_status: text().$type<PayoutStatus>().notNull().default('not_eligible'),
    payout_estimate_cents: integer(),
    offered_at: instant()
      .notNull()
      .default(sql`now()`),
    accepted_at: instant(),
    rejected_at: instant(),
    reject_reason: text(),
    started_at: instant(),
    provider_completed_at: instant(),
    customer_verified_at: instant(),
    payout_eligible_at: instant(),
    offer_rank_reason: text(),
    ...stamps,
  },
  (table) => [
    uniqueIndex('h2s_assignments_one_lead')
      .on(table.job_id)
      .where(sql`role = 'lead' and state in ('offered', 'accepted', 'en_route', 'working', 'done')`),
    uniqueIndex('h2s_assignments_one_seat')
      .on(table.job_id, table.pro_id)
      .where(sql`state in ('offered', 'accepted', 'en_route', 'working', 'done')`),
    index('h2s_assignments_job').on(table.job_id, table.offered_at),
    index('h2s_assignments_pro').on(table.pro_id, table.state),
    oneOf('h2s_assignments_role', table.role, seats),
    oneOf('h2s_assignments_state', table.state, assignmentStates),
    oneOf('h2s_assignments_payout_status', table.payout_status, payoutStatuses),
    check(
      'h2s_assignments_window',
      sql`(${table.window_start} is null) = (${table.window_end} is null) and ${table.window_end} > ${table.window_start}`,
    ),
    check('h2s_assignments_estimate', sql`${table.payout_estimate_cents} >= 0`),
    check(
      'h2s_assignments_accepted',
      sql`${table.state} not in ('accepted', 'en_route', 'working', 'done') or ${table.accepted_at} is not null`,
    ),
    check(
      'h2s_assignments_rejected',
      sql`${table.state} <> 'rejected' or (${table.rejected_at} is not null and ${table.reject_reason} is not null)`,
    ),
    check('h2s_assignments_done', sql`${table.state} <> 'done' or ${table.provider_completed_at} is not null`),
  ],
)

export type AssignmentRow = typeof assignments.$inferSelect
export type NewAssignmentRow = typeof assignments.$inferInsert
