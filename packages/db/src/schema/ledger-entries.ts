import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { ledgerTransactions } from './ledger-transactions.ts'

export const ledgerEntries = pgTable(
  'h2s_ledger_entries',
  {
    entry_id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    txn_id: uuid()
      .notNull()
      .references(() => ledgerTransactions.txn_id),
    account: text().notNull(),
    amount_cents: integer().notNull(),
    currency: text().notNull().default('USD'),
  },
  (table) => [
    index('h2s_ledger_entries_txn').on(table.txn_id),
    index('h2s_ledger_entries_account').on(table.account),
    check('h2s_ledger_entries_amount', sql`${table.amount_cents} <> 0`),
    check('h2s_ledger_entries_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
  ],
)
