import { pgTable, text, uuid } from 'drizzle-orm/pg-core'

export const providerCompanies = pgTable('h2s_provider_companies', {
  company_id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
})
