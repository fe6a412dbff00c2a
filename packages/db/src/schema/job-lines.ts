import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { jobs } from './jobs.ts'
import { oneOf } from './one-of.ts'
import { lineKinds } from './words.ts'
import type { LineKind } from './words.ts'

export const jobLines = pgTable(
  'h2s_dispatch_job_lines',
  {
    line_id: uuid().primaryKey().defaultRandom(),
    job_id: uuid()
      .notNull()
      .references(() => jobs.job_id),
    service_id: text(),
    service_name: text().notNull().default('Service not given'),
    quantity: integer().notNull().default(1),
    unit_price_cents: integer(),
    kind: text().$type<LineKind>().notNull().default('service'),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    position: integer().notNull().default(0),
  },
  (table) => [
    index('h2s_job_lines_job').on(table.job_id, table.position),
    oneOf('h2s_job_lines_kind', table.kind, lineKinds),
    check('h2s_job_lines_quantity', sql`${table.quantity} >= 1`),
    check('h2s_job_lines_price', sql`${table.kind} = 'discount' or ${table.unit_price_cents} >= 0`),
  ],
)

export type JobLineRow = typeof jobLines.$inferSelect
export type NewJobLineRow = typeof jobLines.$inferInsert
