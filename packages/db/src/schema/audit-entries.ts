import { sql } from 'drizzle-orm'
import { bigint, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { oneOf } from './one-of.ts'
import { actorKinds } from './words.ts'
import type { ActorKind } from './words.ts'

/**
 * What was done, by whom. Append-only; `seq`, `prev_hash` and `hash` are set by a trigger that chains the entries of a
 * stream. No foreign keys: history outlives its subjects.
 */
export const auditEntries = pgTable(
  'h2s_audit_entries',
  {
    entry_id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    stream: text().notNull(),
    seq: integer().notNull().default(0),
    at: instant()
      .notNull()
      .default(sql`now()`),
    actor_kind: text().$type<ActorKind>().notNull(),
    actor_id: text().notNull(),
    actor_name: text().notNull(),
    on_behalf_of: text(),
    action: text().notNull(),
    field: text(),
    old_value: jsonb().$type<unknown>(),
    new_value: jsonb().$type<unknown>(),
    notes: text(),
    correlation_id: text(),
    prev_hash: text().notNull().default(''),
    hash: text().notNull().default(''),
  },
  (table) => [
    unique('h2s_audit_stream_seq').on(table.stream, table.seq),
    oneOf('h2s_audit_actor_kind', table.actor_kind, actorKinds),
  ],
)
