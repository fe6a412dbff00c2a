import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { jobs } from './jobs.ts'

/** A customer's way to one job without a sign-in. Only the token's hash is kept. */
export const jobLinks = pgTable(
  'h2s_job_links',
  {
    link_id: uuid().primaryKey().defaultRandom(),
    job_id: uuid()
      .notNull()
      .references(() => jobs.job_id),
    token_hash: text().notNull().unique(),
    created_at: instant()
      .notNull()
      .default(sql`now()`),
    expires_at: instant().notNull(),
    revoked_at: instant(),
  },
  (table) => [
    index('h2s_job_links_job').on(table.job_id),
    check('h2s_job_links_hash', sql`length(${table.token_hash}) >= 43`),
    check('h2s_job_links_life', sql`${table.expires_at} > ${table.created_at}`),
  ],
)
