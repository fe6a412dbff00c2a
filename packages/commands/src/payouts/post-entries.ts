import type { Tx } from '@h2s/db/client'
import { postLedger } from '@h2s/db/store/ledger'
import type { Entry } from './ledger-entries.ts'

/** Books entries, unless there is nothing to book. */
export async function postEntries(
  tx: Tx,
  posting: { kind: string; job_id: string; memo: string; entries: readonly Entry[] },
  now: string,
): Promise<void> {
  if (posting.entries.length > 0) await postLedger(tx, posting, now)
}
