import type { Tx } from '@h2s/db/client'
import { saveAssignment } from '@h2s/db/store/assignments'
import type { JobRecord } from '@h2s/db/store/jobs'
import { savePayout } from '@h2s/db/store/payouts'
import { closeProposals } from '@h2s/db/store/proposals'
import { releaseBlocks } from '@h2s/db/store/time-blocks'
import { actorId, actorName, fillsSeat, isLivePayout, roleOf } from '@h2s/domain'
import type { Context } from '../context.ts'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'
import { openJob } from './open-job.ts'
import type { JobTarget } from './open-job.ts'
import { recordJob } from './record-job.ts'
import { refuseIfBlocked } from './refuse-if-blocked.ts'
import { saveFresh } from './save-fresh.ts'

/**
 * Calls the job off, with a reason: everybody's time is free again, and payouts of work that was done come to an end.
 * Money that has come in stays booked until a person decides.
 */
export async function cancelJob(
  ctx: Context,
  { reason, ...target }: JobTarget & { reason: string },
): Promise<{ job_id: string; version: number }> {
  return transact(ctx, { action: 'cancel', stream: `job:${target.job_id}` }, async (tx, now) => {
    const job = await openJob(tx, ctx, target, 'cancel')
    const saved = await cancelIn(tx, ctx, job, reason, now)
    return { job_id: saved.job_id, version: saved.version }
  })
}

/** The same on a job that is locked and allowed. */
export async function cancelIn(tx: Tx, ctx: Context, job: JobRecord, reason: string, now: string): Promise<JobRecord> {
  const by = roleOf(ctx.actor)
  refuseIfBlocked('cancel', job, { reason, by }, now)
  const { job_id } = job
  await releaseBlocks(tx, { job_id }, now)
  await closeProposals(tx, job_id, 'withdrawn', now)
  const ended = job.payouts.filter((payout) => isLivePayout(payout))
  const rejected = { by: actorId(ctx.actor), by_name: actorName(ctx.actor), reason: reason.trim(), at: now }
  for (const payout of ended) {
    const evidence = { ...payout.evidence, rejected }
    await savePayout(tx, payout, { status: 'rejected', frozen_at: payout.frozen_at ?? now, evidence }, now)
  }
  // Who hears is decided while the seats still stand.
  const had_provider = job.assignments.some(({ state }) => fillsSeat(state))
  const event = {
    type: 'job_cancelled',
    job_id,
    by: by === 'customer' ? 'customer' : 'dispatcher',
    reason: reason.trim(),
    had_provider,
  } as const
  const following = await followUp(tx, ctx, { ...job, version: job.version + 1 }, [event], now)
  for (const seat of job.assignments) {
    if (seat.state === 'done') continue
    const isEnded = ended.some(({ assignment_id }) => assignment_id === seat.assignment_id)
    await saveAssignment(
      tx,
      seat,
      { state: 'cancelled', ...(isEnded ? { payout_status: 'rejected' as const } : {}) },
      now,
    )
  }
  const changes = { status: 'cancelled' as const, cancelled_at: now, cancel_reason: reason.trim() }
  const { job: saved, entries } = await saveFresh(tx, job, changes, now)
  const edits = [
    { action: 'cancel', field: 'status', old_value: job.status, new_value: 'cancelled', notes: reason.trim() },
    ...ended.map(({ payout_id, status, amount_cents }) => ({
      action: 'reject_payout',
      field: 'payouts',
      old_value: { payout_id, status, amount_cents },
      new_value: { payout_id, status: 'rejected' },
      notes: `The job was cancelled: ${reason.trim()}`,
    })),
    ...((job.paid_total_cents ?? 0) > 0
      ? [
          {
            action: 'refund_open',
            field: 'paid_cents',
            new_value: job.paid_total_cents,
            notes: 'The customer has paid: a refund is to be decided',
          },
        ]
      : []),
  ]
  await recordJob(tx, ctx, job_id, { kind: 'cancelled', entries: [...edits, ...entries], tasks: following.tasks }, now)
  return saved
}
