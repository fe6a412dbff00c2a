import { jobIdOfPayout, lockPayout, savePayout } from '@h2s/db/store/payouts'
import { saveAssignment } from '@h2s/db/store/assignments'
import { lockJob } from '@h2s/db/store/jobs'
import { actorId, actorName, approvalBlockedBy, block, blockedBy, forbidden, mayDo, notFound } from '@h2s/domain'
import type { Context } from '../context.ts'
import { refuseStale } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseWith } from '../job/refuse-if-blocked.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'
import { approvalEntries } from './ledger-entries.ts'
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
export async function approvePayout(
  ctx: Context,
  { payout_id, version }: { payout_id: string; version?: number | undefined },
): Promise<ApprovedPayout> {
  const attempt = { action: 'approve_payout', stream: `payout:${payout_id}` }
  return transact(ctx, attempt, async (tx, now) => {
    const job_id = await jobIdOfPayout(tx, payout_id)
    const job = await lockJob(tx, job_id)
    const payout = await lockPayout(tx, payout_id)
    const live_pro_ids = job.assignments.map((seat) => seat.pro_id)
    if (!mayDo(ctx.actor, 'approve_payout', { job_id, customer_id: job.customer_id, live_pro_ids })) {
      throw isInside(ctx) ? forbidden() : notFound('payout')
    }
    attempt.stream = `job:${job_id}`
    refuseStale('payout', version, payout, { payout_id, status: payout.status, version: payout.version })
    const payee = payout.payee_user_id !== null && payout.payee_user_id === actorId(ctx.actor)
    refuseWith([
      ...approvalBlockedBy(payout, ctx.actor),
      ...(payee ? [block('NOT_PAYEE', { pro_id: payout.pro_id })] : []),
      ...blockedBy('approve_payout', job, {}, now),
    ])

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

/** Dispatchers know that payouts are there; nobody else does. */
function isInside(ctx: Context): boolean {
  return ctx.actor.kind === 'system' || (ctx.actor.kind === 'user' && ctx.actor.role === 'dispatcher')
}
