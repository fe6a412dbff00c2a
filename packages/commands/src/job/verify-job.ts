import { saveAssignment } from '@h2s/db/store/assignments'
import { savePayout } from '@h2s/db/store/payouts'
import { actorId, onVerification, roleOf } from '@h2s/domain'
import type { DomainEvent } from '@h2s/domain'
import type { PayoutRow } from '@h2s/db/schema/payouts'
import type { Context } from '../context.ts'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'
import { openJob } from './open-job.ts'
import type { JobTarget } from './open-job.ts'
import { recordJob } from './record-job.ts'
import { refuseIfBlocked } from './refuse-if-blocked.ts'
import { saveFresh } from './save-fresh.ts'

/**
 * The customer (or a dispatcher with their word) says that all is well. Payouts go into review with their amounts frozen;
 * large ones are held until somebody has looked at them.
 */
export async function verifyJob(ctx: Context, target: JobTarget): Promise<{ job_id: string; version: number }> {
  const { job_id } = target
  return transact(ctx, { action: 'verify', stream: `job:${job_id}` }, async (tx, now) => {
    const job = await openJob(tx, ctx, target, 'verify')
    refuseIfBlocked('verify', job, {}, now)
    const events: DomainEvent[] = [{ type: 'work_verified', job_id, by: verifier(ctx) }]
    const moved: { payout: PayoutRow; status: 'pending_review' | 'held' }[] = []
    for (const payout of job.payouts) {
      if (payout.status !== 'not_eligible' && payout.status !== 'held') continue
      const { status, ...why } = onVerification(payout.amount_cents)
      const frozen_at = payout.frozen_at ?? now
      await savePayout(tx, payout, { status, frozen_at, evidence: { ...payout.evidence, ...why } }, now)
      moved.push({ payout, status })
      if (status === 'pending_review') events.push({ type: 'payout_in_review', job_id, payout_id: payout.payout_id })
    }
    for (const seat of job.assignments) {
      if (seat.state !== 'done') continue
      const own = moved.find(({ payout }) => payout.assignment_id === seat.assignment_id)
      const payout_status = own?.status ?? 'pending_review'
      await saveAssignment(tx, seat, { customer_verified_at: now, payout_eligible_at: now, payout_status }, now)
    }
    const { job: saved, entries } = await saveFresh(tx, job, { verified_at: now, verified_by: actorId(ctx.actor) }, now)
    const following = await followUp(tx, ctx, saved, events, now)
    const edits = [
      { action: 'verify', field: 'verified_at', old_value: job.verified_at, new_value: now },
      ...moved.map(({ payout: { payout_id }, status }) => ({
        action: status === 'held' ? 'payout_held' : 'payout_in_review',
        field: 'payouts',
        new_value: { payout_id },
      })),
    ]
    await recordJob(tx, ctx, job_id, { kind: 'verified', entries: [...edits, ...entries], tasks: following.tasks }, now)
    return { job_id, version: saved.version }
  })
}

function verifier(ctx: Context): 'customer' | 'dispatcher' | 'system' {
  const role = roleOf(ctx.actor)
  if (role === 'system') return 'system'
  return role === 'customer' ? 'customer' : 'dispatcher'
}
