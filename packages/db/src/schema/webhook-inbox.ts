import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { oneOf } from './one-of.ts'
import { inboxOutcomes } from './words.ts'
import type { InboxOutcome } from './words.ts'

export const webhookInbox = pgTable(
  'h2s_webhook_inbox',
  {
    inbox_id: uuid().primaryKey().defaultRandom(),
    provider: text().notNull(),
    event_id: text().notNull(),
    type: text().notNull(),
    payload: jsonb().$type<unknown>().notNull(),
    received_at: instant()
      .notNull()
      .default(sql`now()`),
    processed_at: instant(),
    outcome: text().$type<InboxOutcome>(),
    error: text(),
    attempts: integer().notNull().default(0),
  },
  (table) => [
    unique('h2s_inbox_event').on(table.provider, table.event_id),
    index('h2s_inbox_waiting')
      .on(table.received_at)
      .where(sql`processed_at is null`),
    oneOf('h2s_inbox_outcome', table.outcome, inboxOutcomes),
    check('h2s_inbox_processed', sql`${table.processed_at} is null or ${table.outcome} is not null`),
  ],
)

export type InboxRow = typeof webhookInbox.$inferSelect
