import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

export const idempotencyKeys = pgTable(
  'h2s_idempotency_keys',
  {
    actor_id: text().notNull(),
    key: text().notNull(),
    procedure: text().notNull(),
    request_hash: text().notNull(),
    /** The answer that was given; null while the first request still runs. */
    response: jsonb().$type<unknown>(),
    created_at: instant()
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ name: 'h2s_idempotency_keys_pk', columns: [table.actor_id, table.key] }),
    index('h2s_idempotency_keys_age').on(table.created_at),
    check('h2s_idempotency_keys_length', sql`length(${table.key}) between 1 and 255`),
  ],
)
