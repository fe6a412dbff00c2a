import { sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

export const workerHeartbeats = pgTable('h2s_worker_heartbeats', {
  worker_id: text().primaryKey(),
  started_at: instant()
    .notNull()
    .default(sql`now()`),
  beat_at: instant()
    .notNull()
    .default(sql`now()`),
  version: text().notNull(),
})
