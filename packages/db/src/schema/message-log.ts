import { sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { jobs } from './jobs.ts'
import { oneOf } from './one-of.ts'
import { channels, messageStates, recipientKinds } from './words.ts'
import type { Channel, MessageState, RecipientKind } from './words.ts'

/** Each message that we meant to send, and what became of it. At most one per dedupe key. */
export const messageLog = pgTable(
  'h2s_message_log',
  {
    message_id: uuid().primaryKey().defaultRandom(),
    dedupe_key: text().notNull().unique(),
    job_id: uuid().references(() => jobs.job_id),
    recipient_kind: text().$type<RecipientKind>().notNull(),
    recipient_id: text().notNull(),
    channel: text().$type<Channel>().notNull(),
    template: text().notNull(),
    to_masked: text(),
    subject: text(),
    body: text().notNull(),
    state: text().$type<MessageState>().notNull().default('planned'),
    claim_token: uuid(),
    claimed_at: instant(),
    provider_ref: text(),
    error: text(),
    created_at: instant()
      .notNull()
      .default(sql`now()`),
    finished_at: instant(),
  },
  (table) => [
    index('h2s_messages_job').on(table.job_id, table.created_at),
    index('h2s_messages_waiting')
      .on(table.created_at)
      .where(sql`state in ('planned', 'claimed')`),
    oneOf('h2s_messages_recipient', table.recipient_kind, recipientKinds),
    oneOf('h2s_messages_channel', table.channel, channels),
    oneOf('h2s_messages_state', table.state, messageStates),
  ],
)

export type MessageRow = typeof messageLog.$inferSelect
export type NewMessageRow = typeof messageLog.$inferInsert
