import { and, desc, eq } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { scheduleProposals } from '../schema/schedule-proposals.ts'
import type { ProposalRow } from '../schema/schedule-proposals.ts'

/** The proposals of a job that nobody has answered, the latest first. */
export async function findOpenProposals(db: Db | Tx, jobId: string): Promise<ProposalRow[]> {
  return db
    .select()
    .from(scheduleProposals)
    .where(and(eq(scheduleProposals.job_id, jobId), eq(scheduleProposals.state, 'open')))
    .orderBy(desc(scheduleProposals.created_at), desc(scheduleProposals.proposal_id))
}
