import { payoutKinds, payoutStatuses } from '@h2s/domain'
import type { PayoutKind, PayoutStatus } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { assignments } from './assignments.ts'
import { instant, stamps } from './columns.ts'
import { jobs } from './jobs.ts'
import { oneOf } from './one-of.ts'
import { pros } from './pros.ts'

export type PayoutLine = { label: string; amount_cents: number; kind: string }

/** Money from us to a provider. */
export const payouts = pgTable(
  'h2s_payouts_ledger',
  {
    payout_id: uuid().primaryKey().defaultRandom(),
    job_id: uuid()
      .notNull()
      .references(() => jobs.job_id),
    assignment_id: uuid().references(() => assignments.assignment_id),
    pro_id: uuid()
      .notNull()
      .references(() => pros.pro_id),
    kind: text().$type<PayoutKind>().notNull().default('visit'),
    amount_cents: integer().notNull(),
    currency: text().notNull().default('USD'),
    lines: jsonb().$type<PayoutLine[]>().notNull().default([]),
    status: text().$type<PayoutStatus>().notNull().default('not_eligible'),
    created_by: text().notNull(),
    /** The payee's own sign-in at the time, so that nobody approves money for himself; null without one. */
    payee_user_id: text(),
    approved_by: text(),
    approved_by_name: text(),
    approved_at: instant(),
    frozen_at: instant(),
    paid_at: instant(),
    evidence: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    ...stamps,
  },
  (table) => [
    uniqueIndex('h2s_payouts_one_live')
      .on(table.job_id, table.pro_id, table.kind)
      .where(sql`status not in ('rejected', 'reversed')`),
    index('h2s_payouts_page').on(table.created_at, table.payout_id),
    index('h2s_payouts_page_status').on(table.status, table.created_at, table.payout_id),
    index('h2s_payouts_pro').on(table.pro_id),
    oneOf('h2s_payouts_kind', table.kind, payoutKinds),
    oneOf('h2s_payouts_status', table.status, payoutStatuses),
    check('h2s_payouts_amount', sql`${table.amount_cents} >= 0`),
    check('h2s_payouts_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check(
      'h2s_payouts_approver',
      sql`${table.approved_by} is null or (${table.approved_by} <> ${table.created_by} and ${table.approved_by} is distinct from ${table.payee_user_id})`,
    ),
    check(
      'h2s_payouts_approved',
      sql`${table.status} not in ('approved', 'paid') or (${table.approved_by} is not null and ${table.approved_at} is not null)`,
    ),
    check('h2s_payouts_frozen', sql`${table.status} = 'not_eligible' or ${table.frozen_at} is not null`),
  ],
)

export type PayoutRow = typeof payouts.$inferSelect
export type NewPayoutRow = typeof payouts.$inferInsert
