import { saveAssignment } from '@h2s/db/store/assignments'
import { savePayout } from '@h2s/db/store/payouts'
import { isLivePayout } from '@h2s/domain'
import type { Context } from '../context.ts'
import { followUp } from '../notifications/follow-up.ts'
import { approvalEntries, reversed } from '../payouts/ledger-entries.ts'
import { postEntries } from '../payouts/post-entries.ts'
import { transact } from '../transact.ts'
import { openJob } from './open-job.ts'
import type { JobTarget } from './open-job.ts'
import { recordJob } from './record-job.ts'
import { refuseIfBlocked } from './refuse-if-blocked.ts'
import { saveFresh } from './save-fresh.ts'

/** Something is wrong, says the customer: the work is open again, and no payout leaves before it is verified anew. */
export async function disputeJob(
  ctx: Context,
  { reason, ...target }: JobTarget & { reason: string },
): Promise<{ job_id: string; version: number }> {
  const { job_id } = target
  return transact(ctx, { action: 'dispute', stream: `job:${job_id}` }, async (tx, now) => {
    const job = await openJob(tx, ctx, target, 'dispute')
    refuseIfBlocked('dispute', job, { reason }, now)
    const held = job.payouts.filter((payout) => isLivePayout(payout) && payout.status !== 'held')
    for (const payout of held) {
      await savePayout(
        tx,
        payout,
        {
          status: 'held',
          frozen_at: payout.frozen_at ?? now,
          approved_by: null,
          approved_by_name: null,
          approved_at: null,
        },
        now,
      )
      if (payout.status !== 'approved') continue
      await postEntries(
        tx,
        {
          kind: 'payout_held',
          job_id,
          memo: `Payout ${payout.payout_id}: approval taken back`,
          entries: reversed(approvalEntries(payout)),
        },
        now,
      )
    }
    for (const seat of job.assignments) {
      if (seat.state !== 'done') continue
      const back = {
        state: 'working' as const,
        customer_verified_at: null,
        payout_eligible_at: null,
        payout_status: 'held' as const,
      }
      await saveAssignment(tx, seat, back, now)
    }
    const changes = {
      status: 'in_progress' as const,
      disputed_at: now,
      dispute_reason: reason.trim(),
      verified_at: null,
      verified_by: null,
      completed_at: null,
    }
    const { job: saved, entries } = await saveFresh(tx, job, changes, now)
    const following = await followUp(tx, ctx, saved, [{ type: 'work_disputed', job_id, reason: reason.trim() }], now)
    const edits = [
      { action: 'dispute', field: 'status', old_value: job.status, new_value: 'in_progress', notes: reason.trim() },
      ...held.map((payout) => ({
        action: 'payout_held',
        field: 'payouts',
        old_value: payout.status,
        new_value: 'held',
        notes: `Payout ${payout.payout_id}`,
      })),
    ]
    await recordJob(tx, ctx, job_id, { kind: 'disputed', entries: [...edits, ...entries], tasks: following.tasks }, now)
    return { job_id, version: saved.version }
  })
}
