import { sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { stamps } from './columns.ts'

/** What stands in the place of a name that nobody gave. */
export const NO_NAME = 'Name not given'

export const customers = pgTable(
  'h2s_dispatch_customers',
  {
    customer_id: uuid().primaryKey().defaultRandom(),
    name: text().notNull().default(NO_NAME),
    email: text(),
    phone: text(),
    ...stamps,
  },
  // Not unique: two people may share an address or a phone, and old data has doubles; intake matches the oldest one.
  (table) => [
    index('h2s_customers_email').on(sql`lower(${table.email})`),
    index('h2s_customers_phone').on(table.phone),
  ],
)
