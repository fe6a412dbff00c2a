import type { Tx } from '@h2s/db/client'
import { findOpenProposals } from '@h2s/db/store/open-proposals'
import type { Window } from '../intake/read-site.ts'

/** The first window of the latest open proposal of one side; null when there is none. */
export async function openProposal(
  tx: Tx,
  jobId: string,
  by: 'customer' | 'provider' | 'dispatcher',
): Promise<Window | null> {
  const proposals = await findOpenProposals(tx, jobId)
  return proposals.find((proposal) => proposal.proposed_by === by)?.windows[0] ?? null
}
