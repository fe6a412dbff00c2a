import type { Proposer } from '@h2s/domain'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { scheduleProposals } from '../schema/schedule-proposals.ts'
import type { ProposalRow, ProposedWindow } from '../schema/schedule-proposals.ts'

export async function insertProposal(
  tx: Tx,
  proposal: { job_id: string; proposed_by: Proposer; windows: ProposedWindow[]; note?: string | null },
  now: string,
): Promise<ProposalRow> {
  const [row] = await tx
    .insert(scheduleProposals)
    .values({ ...proposal, created_at: now, updated_at: now })
    .returning()
  if (!row) throw new Error('An inserted proposal did not come back')
  return row
}

/** Ends every open proposal of a job: its time was confirmed, or it is no longer wanted. */
export async function closeProposals(
  tx: Tx,
  jobId: string,
  state: 'accepted' | 'withdrawn' | 'expired',
  now: string,
): Promise<void> {
  await tx
    .update(scheduleProposals)
    .set({ state, version: sql`${scheduleProposals.version} + 1`, updated_at: now })
    .where(and(eq(scheduleProposals.job_id, jobId), eq(scheduleProposals.state, 'open')))
}
