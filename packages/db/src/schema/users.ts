import { roles } from '@h2s/domain'
import type { Role } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { customers } from './customers.ts'
import { oneOf } from './one-of.ts'
import { pros } from './pros.ts'

// Sign-in tables carry the sign-in library's own field names and its dates.
const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

export const users = pgTable(
  'h2s_users',
  {
    id: text()
      .primaryKey()
      .default(sql`gen_random_uuid()::text`),
    name: text().notNull(),
    email: text().notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text(),
    role: text().$type<Role>().notNull().default('customer'),
    proId: uuid('pro_id').references(() => pros.pro_id),
    customerId: uuid('customer_id').references(() => customers.customer_id),
    disabledAt: at('disabled_at'),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('h2s_users_pro').on(table.proId),
    index('h2s_users_customer').on(table.customerId),
    oneOf('h2s_users_role', table.role, roles),
    check('h2s_users_email', sql`${table.email} = lower(${table.email})`),
    check('h2s_users_pro_role', sql`${table.role} = 'provider' or ${table.proId} is null`),
    check('h2s_users_customer_role', sql`${table.role} = 'customer' or ${table.customerId} is null`),
  ],
)
