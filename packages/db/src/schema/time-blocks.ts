import { sql } from 'drizzle-orm'
import { check, index, pgTable, uuid, text } from 'drizzle-orm/pg-core'
import { assignments } from './assignments.ts'
import { instant, instantRange } from './columns.ts'
import { jobs } from './jobs.ts'
import { oneOf } from './one-of.ts'
import { pros } from './pros.ts'
import { blockKinds } from './words.ts'
import type { BlockKind } from './words.ts'

/**
 * A stretch of a provider's time that nobody else can take. The EXCLUDE constraint `h2s_time_blocks_no_overlap`
 * (migrations, hand-written: Drizzle has no words for it) makes two live overlapping blocks impossible.
 */
export const timeBlocks = pgTable(
  'h2s_time_blocks',
  {
    block_id: uuid().primaryKey().defaultRandom(),
    pro_id: uuid()
      .notNull()
      .references(() => pros.pro_id),
    job_id: uuid().references(() => jobs.job_id),
    assignment_id: uuid().references(() => assignments.assignment_id),
    kind: text().$type<BlockKind>().notNull(),
    blocked: instantRange().notNull(),
    expires_at: instant(),
    released_at: instant(),
    created_at: instant()
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    index('h2s_time_blocks_job').on(table.job_id),
    index('h2s_time_blocks_assignment').on(table.assignment_id),
    oneOf('h2s_time_blocks_kind', table.kind, blockKinds),
    check(
      'h2s_time_blocks_range',
      sql`not isempty(${table.blocked}) and lower_inc(${table.blocked}) and not upper_inc(${table.blocked}) and lower(${table.blocked}) is not null and upper(${table.blocked}) is not null`,
    ),
    check(
      'h2s_time_blocks_visit',
      sql`${table.kind} <> 'visit' or (${table.job_id} is not null and ${table.assignment_id} is not null)`,
    ),
  ],
)
