import { randomUUID } from 'node:crypto'
import { saveAssignment } from '@h2s/db/store/assignments'
import { insertPayout, savePayout } from '@h2s/db/store/payouts'
import { actorId, actorName, amendmentBlockedBy } from '@h2s/domain'
import type { Context } from '../context.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseWith } from '../job/refuse-if-blocked.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { transact } from '../transact.ts'
import { openPayout } from './open-payout.ts'
import type { PayoutTarget } from './open-payout.ts'

/**
 * Ops give the work another amount, in cents, and say why. The amount of a payout in review is frozen, so the old payout
 * is rejected and a new one stands in its place, in review, created by who amends: somebody else approves it.
 * Gives the new payout's id.
 */
export async function amendPayout(
  ctx: Context,
  { amount_cents, reason, ...target }: PayoutTarget & { amount_cents: number; reason: string },
): Promise<{ payout_id: string; job_id: string }> {
  const attempt = { action: 'amend_payout', stream: `payout:${target.payout_id}` }
  return transact(ctx, attempt, async (tx, now) => {
    const { job, payout, blockers } = await openPayout(tx, ctx, target, ['amend', attempt], now)
    refuseWith([...amendmentBlockedBy(payout, ctx.actor, { amount_cents, reason }), ...blockers])

    const payout_id = randomUUID()
    const amended = {
      from_payout: payout.payout_id,
      from_cents: payout.amount_cents,
      by: actorId(ctx.actor),
      by_name: actorName(ctx.actor),
      reason,
    }
    // The old one goes first: of one provider's payouts for one work only one is live.
    await savePayout(
      tx,
      payout,
      { status: 'rejected', evidence: { ...payout.evidence, amended_by_payout: payout_id } },
      now,
    )
    const { rejected: _past, ...known } = payout.evidence
    await insertPayout(
      tx,
      {
        payout_id,
        job_id: payout.job_id,
        assignment_id: payout.assignment_id,
        pro_id: payout.pro_id,
        kind: payout.kind,
        amount_cents,
        currency: payout.currency,
        lines: [{ kind: 'amended', label: 'Amended by hand', amount_cents }],
        status: 'pending_review',
        frozen_at: now,
        created_by: actorId(ctx.actor),
        evidence: { ...known, is_priced: true, amended },
      },
      now,
    )
    const seat = job.assignments.find(({ assignment_id }) => assignment_id === payout.assignment_id)
    if (seat !== undefined) await saveAssignment(tx, seat, { payout_status: 'pending_review' }, now)

    const { job_id } = job
    const { entries } = await saveFresh(tx, job, {}, now)
    const entry = {
      action: 'amend_payout',
      field: 'payouts',
      old_value: { payout_id: payout.payout_id, status: payout.status, amount_cents: payout.amount_cents },
      new_value: { payout_id, status: 'pending_review', amount_cents },
      notes: reason,
    }
    await recordJob(tx, ctx, job_id, { kind: 'payout_amended', entries: [entry, ...entries] }, now)
    return { payout_id, job_id }
  })
}
