import { sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { jobs } from './jobs.ts'

/** The head of one double entry. Append-only; a deferred trigger refuses the commit unless its entries sum to zero. */
export const ledgerTransactions = pgTable(
  'h2s_ledger_transactions',
  {
    txn_id: uuid().primaryKey().defaultRandom(),
    kind: text().notNull(),
    job_id: uuid().references(() => jobs.job_id),
    memo: text(),
    at: instant()
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index('h2s_ledger_transactions_job').on(table.job_id)],
)
