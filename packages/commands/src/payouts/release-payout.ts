import { saveAssignment } from '@h2s/db/store/assignments'
import { savePayout } from '@h2s/db/store/payouts'
import { actorId, actorName, releaseBlockedBy } from '@h2s/domain'
import type { Context } from '../context.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseWith } from '../job/refuse-if-blocked.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'
import { openPayout } from './open-payout.ts'
import type { PayoutTarget } from './open-payout.ts'

/** Ops have looked at a held payout and put it up for review, with what they found. Who approves it is somebody else. */
export async function releasePayout(
  ctx: Context,
  { reason, ...target }: PayoutTarget & { reason: string },
): Promise<{ payout_id: string; job_id: string }> {
  const { payout_id } = target
  const attempt = { action: 'release_payout', stream: `payout:${payout_id}` }
  return transact(ctx, attempt, async (tx, now) => {
    const { job, payout, blockers } = await openPayout(tx, ctx, target, ['release', attempt], now)
    refuseWith([...releaseBlockedBy(payout, ctx.actor, { reason }), ...blockers])

    const { job_id } = job
    const { held_because: _past, ...known } = payout.evidence
    const released = { by: actorId(ctx.actor), by_name: actorName(ctx.actor), reason, at: now }
    await savePayout(tx, payout, { status: 'pending_review', evidence: { ...known, released } }, now)
    const seat = job.assignments.find(({ assignment_id }) => assignment_id === payout.assignment_id)
    if (seat !== undefined) await saveAssignment(tx, seat, { payout_status: 'pending_review' }, now)

    const { job: saved, entries } = await saveFresh(tx, job, {}, now)
    const { tasks } = await followUp(tx, ctx, saved, [{ type: 'payout_in_review', job_id, payout_id }], now)
    const entry = {
      action: 'release_payout',
      field: 'payouts',
      old_value: { payout_id, status: payout.status },
      new_value: { payout_id, status: 'pending_review' },
      notes: reason,
    }
    await recordJob(tx, ctx, job_id, { kind: 'payout_in_review', entries: [entry, ...entries], tasks }, now)
    return { payout_id, job_id }
  })
}
