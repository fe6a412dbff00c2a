import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { branches } from './branches.ts'
import { stamps } from './columns.ts'
import { oneOf } from './one-of.ts'
import { providerCompanies } from './provider-companies.ts'
import { tiers } from './words.ts'
import type { Tier } from './words.ts'

export const pros = pgTable(
  'h2s_dispatch_pros',
  {
    pro_id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    email: text(),
    phone: text(),
    branch_id: text().references(() => branches.branch_id),
    company_id: uuid().references(() => providerCompanies.company_id),
    city: text(),
    home_lat: numeric({ precision: 9, scale: 6 }),
    home_lng: numeric({ precision: 9, scale: 6 }),
    time_zone: text().notNull(),
    skills: text().array().notNull().default([]),
    licences: text().array().notNull().default([]),
    languages: text().array().notNull().default(['en']),
    tier: text().$type<Tier>().notNull().default('standard'),
    max_daily_minutes: integer().notNull().default(480),
    active: boolean().notNull().default(true),
    ...stamps,
  },
  (table) => [
    index('h2s_pros_branch').on(table.branch_id),
    oneOf('h2s_pros_tier', table.tier, tiers),
    check('h2s_pros_minutes', sql`${table.max_daily_minutes} between 0 and 1440`),
    check('h2s_pros_home', sql`${table.home_lat} between -90 and 90 and ${table.home_lng} between -180 and 180`),
  ],
)
