import { integer, pgTable, text } from 'drizzle-orm/pg-core'

/** The last link of each audit chain, so that entries cut off its end are missed. Written by the audit trigger only. */
export const auditHeads = pgTable('h2s_audit_heads', {
  stream: text().primaryKey(),
  seq: integer().notNull(),
  hash: text().notNull(),
})
