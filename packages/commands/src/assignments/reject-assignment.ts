import { saveAssignment } from '@h2s/db/store/assignments'
import { releaseBlocks } from '@h2s/db/store/time-blocks'
import { seatBlockedBy } from '@h2s/domain'
import type { DomainEvent } from '@h2s/domain'
import type { Context } from '../context.ts'
import { refuseIfBlocked, refuseWith } from '../job/refuse-if-blocked.ts'
import { recordJob } from '../job/record-job.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'
import { proNote } from './accept-assignment.ts'
import { answerOf } from './answer.ts'
import type { AssignmentAnswer } from './answer.ts'
import { openAssignment } from './open-assignment.ts'
import type { AssignmentTarget } from './open-assignment.ts'
import { turnedDown } from './turned-down.ts'

/**
 * The provider says no, before or after accepting, with a reason. Their time is free again, they are not offered this
 * job a second time, and a job that they led goes back to `pending`. The customer hears of it only when a visit was
 * confirmed.
 */
export async function rejectAssignment(
  ctx: Context,
  { reason, ...target }: AssignmentTarget & { reason: string },
): Promise<AssignmentAnswer> {
  const attempt = { action: 'reject', stream: `assignment:${target.assignment_id}` }
  return transact(ctx, attempt, async (tx, now) => {
    const { job, assignment } = await openAssignment(tx, ctx, target, 'reject', attempt)
    const { job_id } = job
    const { assignment_id, role, state } = assignment
    refuseWith(seatBlockedBy('reject', assignment, job, now))
    refuseIfBlocked('reject', job, { reason, seat: role }, now)
    const isOffer = state === 'offered'
    const isLed = role === 'lead' && !isOffer

    await releaseBlocks(tx, { assignment_id }, now)
    const rejected = await saveAssignment(
      tx,
      assignment,
      { state: isOffer ? 'declined' : 'rejected', rejected_at: now, reject_reason: reason.trim() },
      now,
    )
    const requeued = isLed && (job.status === 'accepted' || job.status === 'scheduled')
    const { job: saved, entries } = await saveFresh(tx, job, requeued ? { status: 'pending' } : {}, now)
    const said = { ...(await turnedDown(tx, job, rejected, now)), reason: reason.trim() }
    const event: DomainEvent = isOffer
      ? { type: 'offer_declined', ...said }
      : { type: 'assignment_rejected', ...said, visit_was_confirmed: isLed && job.status === 'scheduled' }
    const following = await followUp(tx, ctx, saved, [event], now)
    await recordJob(
      tx,
      ctx,
      job_id,
      {
        kind: 'rejected',
        entries: [
          {
            action: 'reject',
            field: 'assignment',
            old_value: state,
            new_value: rejected.state,
            notes: `${proNote(job, assignment)}: ${reason.trim()}`,
          },
          ...(requeued
            ? [{ action: 'status_changed', field: 'status', old_value: job.status, new_value: 'pending' }]
            : []),
          ...entries,
        ],
        tasks: following.tasks,
      },
      now,
    )
    return answerOf(rejected, saved)
  })
}
