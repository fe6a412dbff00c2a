import { proposalStates, proposers } from '@h2s/domain'
import type { Proposer, ProposalState } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { stamps } from './columns.ts'
import { jobs } from './jobs.ts'
import { oneOf } from './one-of.ts'

export type ProposedWindow = { start_iso: string; end_iso: string }

export const scheduleProposals = pgTable(
  'h2s_schedule_proposals',
  {
    proposal_id: uuid().primaryKey().defaultRandom(),
    job_id: uuid()
      .notNull()
      .references(() => jobs.job_id),
    proposed_by: text().$type<Proposer>().notNull(),
    windows: jsonb().$type<ProposedWindow[]>().notNull(),
    note: text(),
    state: text().$type<ProposalState>().notNull().default('open'),
    ...stamps,
  },
  (table) => [
    index('h2s_proposals_job').on(table.job_id, table.created_at),
    oneOf('h2s_proposals_by', table.proposed_by, proposers),
    oneOf('h2s_proposals_state', table.state, proposalStates),
    check(
      'h2s_proposals_windows',
      sql`jsonb_typeof(${table.windows}) = 'array' and jsonb_array_length(${table.windows}) between 1 and 10`,
    ),
  ],
)

export type ProposalRow = typeof scheduleProposals.$inferSelect
