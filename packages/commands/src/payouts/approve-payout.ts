import { saveAssignment } from '@h2s/db/store/assignments'
import { savePayout } from '@h2s/db/store/payouts'
import { actorId, actorName, approvalBlockedBy } from '@h2s/domain'
import type { Context } from '../context.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseWith } from '../job/refuse-if-blocked.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'
import { approvalEntries } from './ledger-entries.ts'
import { openPayout } from './open-payout.ts'
import type { PayoutTarget } from './open-payout.ts'
import { postEntries } from './post-entries.ts'
import { settleIfDue } from './settle-job.ts'

export type ApprovedPayout = {
  payout_id: string
  payout_version: number
  job_id: string
  version: number
  status: string
}

/**
 * Ops approve a payout in review: somebody who neither created it nor is paid by it. `version` is the payout's.
 * When it was the last one that the job waited for, the job is settled in the same transaction.
 */
export async function approvePayout(ctx: Context, { payout_id, version }: PayoutTarget): Promise<ApprovedPayout> {
  const attempt = { action: 'approve_payout', stream: `payout:${payout_id}` }
  return transact(ctx, attempt, async (tx, now) => {
    const { job, payout, blockers } = await openPayout(tx, ctx, { payout_id, version }, ['approve', attempt], now)
    refuseWith([...approvalBlockedBy(payout, ctx.actor), ...blockers])
    const { job_id } = job

    const approval = { approved_by: actorId(ctx.actor), approved_by_name: actorName(ctx.actor), approved_at: now }
    const approved = await savePayout(tx, payout, { status: 'approved', ...approval }, now)
    await postEntries(
      tx,
      { kind: 'payout_approved', job_id, memo: `Payout ${payout_id}`, entries: approvalEntries(approved) },
      now,
    )
    const seat = job.assignments.find(({ assignment_id }) => assignment_id === payout.assignment_id)
    if (seat !== undefined) await saveAssignment(tx, seat, { payout_status: 'approved' }, now)

    const { job: saved, entries } = await saveFresh(tx, job, {}, now)
    const following = await followUp(
      tx,
      ctx,
      saved,
      [{ type: 'payout_approved', job_id, payout_id, pro_id: payout.pro_id }],
      now,
    )
    const entry = {
      action: 'approve_payout',
      field: 'payouts',
      old_value: { payout_id, status: payout.status },
      new_value: { payout_id, status: 'approved', amount_cents: payout.amount_cents },
    }
    await recordJob(
      tx,
      ctx,
      job_id,
      { kind: 'payout_approved', entries: [entry, ...entries], tasks: following.tasks },
      now,
    )
    const settled = await settleIfDue(tx, ctx, job_id, now)
    return {
      payout_id,
      payout_version: approved.version,
      job_id,
      version: (settled ?? saved).version,
      status: (settled ?? saved).status,
    }
  })
}
