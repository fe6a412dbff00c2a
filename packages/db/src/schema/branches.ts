import { pgTable, text } from 'drizzle-orm/pg-core'

export const branches = pgTable('h2s_branches', {
  branch_id: text().primaryKey(),
  name: text().notNull(),
  city: text().notNull(),
  time_zone: text().notNull(),
  phone: text(),
})
