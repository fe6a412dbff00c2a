import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { jobs } from './jobs.ts'

/** Where the demo world shows each of its known situations. Empty outside of a demo. */
export const demoFixtures = pgTable('h2s_demo_fixtures', {
  number: integer().primaryKey(),
  job_id: uuid()
    .notNull()
    .references(() => jobs.job_id),
  title: text().notNull(),
})
