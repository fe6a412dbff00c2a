import type { Tx } from '../client.ts'
import { ledgerEntries } from '../schema/ledger-entries.ts'
import { ledgerTransactions } from '../schema/ledger-transactions.ts'

export type LedgerPosting = {
  kind: string
  job_id?: string | null
  memo?: string | null
  /** Debits positive, credits negative; they sum to zero per currency or the commit is refused. */
  entries: readonly { account: string; amount_cents: number; currency?: string }[]
}

/** Books one double entry. Never changed afterwards: a mistake is reversed by another one. */
export async function postLedger(tx: Tx, posting: LedgerPosting, now: string): Promise<string> {
  const [row] = await tx
    .insert(ledgerTransactions)
    .values({ kind: posting.kind, job_id: posting.job_id ?? null, memo: posting.memo ?? null, at: now })
    .returning({ txn_id: ledgerTransactions.txn_id })
  if (!row) throw new Error('An inserted ledger transaction did not come back')
  await tx.insert(ledgerEntries).values(posting.entries.map((entry) => ({ ...entry, txn_id: row.txn_id })))
  return row.txn_id
}
