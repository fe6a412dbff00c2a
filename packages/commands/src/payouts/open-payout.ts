import type { Tx } from '@h2s/db/client'
import type { PayoutRow } from '@h2s/db/schema/payouts'
import { lockJob } from '@h2s/db/store/jobs'
import type { JobRecord } from '@h2s/db/store/jobs'
import { jobIdOfPayout, lockPayout } from '@h2s/db/store/payouts'
import { decisionBlockedBy, forbidden, isOffice, mayDo, notFound } from '@h2s/domain'
import type { Blocker, PayoutDecision } from '@h2s/domain'
import type { Context } from '../context.ts'
import { refuseStale } from '../job/open-job.ts'
import type { Attempt } from '../transact.ts'

/** The payout that a decision is about, and the version of it that the decision was based on. */
export type PayoutTarget = { payout_id: string; version?: number | undefined }

/**
 * Locks a payout and its job for a decision of ops, and says what the job has against it. To anybody outside the office
 * a payout that is not theirs to decide is not there. From here on the attempt belongs to the history of the job.
 */
export async function openPayout(
  tx: Tx,
  ctx: Context,
  { payout_id, version }: PayoutTarget,
  [decision, attempt]: [decision: PayoutDecision, attempt: Attempt],
  now: string,
): Promise<{ job: JobRecord; payout: PayoutRow; blockers: Blocker[] }> {
  const job_id = await jobIdOfPayout(tx, payout_id)
  const job = await lockJob(tx, job_id)
  const payout = await lockPayout(tx, payout_id)
  const live_pro_ids = job.assignments.map((seat) => seat.pro_id)
  if (!mayDo(ctx.actor, 'approve_payout', { job_id, customer_id: job.customer_id, live_pro_ids })) {
    throw isOffice(ctx.actor) || ctx.actor.kind === 'system' ? forbidden() : notFound('payout')
  }
  attempt.stream = `job:${job_id}`
  refuseStale('payout', version, payout, { payout_id, status: payout.status, version: payout.version })
  return { job, payout, blockers: decisionBlockedBy(decision, job, now) }
}
