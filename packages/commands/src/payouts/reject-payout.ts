import { saveAssignment } from '@h2s/db/store/assignments'
import { savePayout } from '@h2s/db/store/payouts'
import { actorId, actorName, rejectionBlockedBy } from '@h2s/domain'
import type { Context } from '../context.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseWith } from '../job/refuse-if-blocked.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { transact } from '../transact.ts'
import { openPayout } from './open-payout.ts'
import type { PayoutTarget } from './open-payout.ts'

/**
 * Ops reject a payout that waits for a decision: nothing is owed, and why. Nothing is booked, since nothing was. A job
 * whose every payout was rejected is settled by somebody who says so (`set status`, with a reason).
 */
export async function rejectPayout(
  ctx: Context,
  { reason, ...target }: PayoutTarget & { reason: string },
): Promise<{ payout_id: string; job_id: string }> {
  const { payout_id } = target
  const attempt = { action: 'reject_payout', stream: `payout:${payout_id}` }
  return transact(ctx, attempt, async (tx, now) => {
    const { job, payout, blockers } = await openPayout(tx, ctx, target, ['reject', attempt], now)
    refuseWith([...rejectionBlockedBy(payout, { reason }), ...blockers])

    const { job_id } = job
    const rejected = { by: actorId(ctx.actor), by_name: actorName(ctx.actor), reason, at: now }
    await savePayout(tx, payout, { status: 'rejected', evidence: { ...payout.evidence, rejected } }, now)
    const seat = job.assignments.find(({ assignment_id }) => assignment_id === payout.assignment_id)
    if (seat !== undefined) await saveAssignment(tx, seat, { payout_status: 'rejected' }, now)

    const { entries } = await saveFresh(tx, job, {}, now)
    const entry = {
      action: 'reject_payout',
      field: 'payouts',
      old_value: { payout_id, status: payout.status, amount_cents: payout.amount_cents },
      new_value: { payout_id, status: 'rejected' },
      notes: reason,
    }
    await recordJob(tx, ctx, job_id, { kind: 'payout_rejected', entries: [entry, ...entries] }, now)
    return { payout_id, job_id }
  })
}
