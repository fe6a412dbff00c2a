import type { Tx } from '@h2s/db/client'
import type { AssignmentRow } from '@h2s/db/schema/assignments'
import { saveAssignment } from '@h2s/db/store/assignments'
import type { JobRecord } from '@h2s/db/store/jobs'
import { releaseBlocks } from '@h2s/db/store/time-blocks'
import { seatBlockedBy } from '@h2s/domain'
import type { Context } from '../context.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseWith } from '../job/refuse-if-blocked.ts'
import { refuseOrOverride } from '../job/refuse-or-override.ts'
import type { Overriding } from '../job/refuse-or-override.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { followUp } from '../notifications/follow-up.ts'
import { openPayouts } from '../payouts/open-payouts.ts'
import { transact } from '../transact.ts'
import { proNote } from './accept-assignment.ts'
import { answerOf } from './answer.ts'
import type { AssignmentAnswer } from './answer.ts'
import { openAssignment } from './open-assignment.ts'
import type { AssignmentTarget } from './open-assignment.ts'

/** The work is done, says the lead. Everybody's share is written down as a payout, which waits for the customer's word. */
export async function completeAssignment(
  ctx: Context,
  { override_reason, ...target }: AssignmentTarget & Overriding,
): Promise<AssignmentAnswer> {
  const attempt = { action: 'complete', stream: `assignment:${target.assignment_id}` }
  return transact(ctx, attempt, async (tx, now) => {
    const { job, assignment } = await openAssignment(tx, ctx, target, 'complete', attempt)
    return completeIn(tx, ctx, job, assignment, { override_reason }, now)
  })
}

/** The same on a job and its lead assignment that are locked and allowed. */
export async function completeIn(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  lead: AssignmentRow,
  overriding: Overriding,
  now: string,
): Promise<AssignmentAnswer> {
  const overridden = await refuseOrOverride(tx, ctx, ['complete', job, {}], overriding, now)
  refuseWith(seatBlockedBy('complete', lead, job, now))
  const { job_id } = job
  const crew = job.assignments.filter(({ state }) => state === 'working')
  const shares = await openPayouts(tx, ctx, job, crew, now)
  let done = lead
  for (const seat of crew) {
    await releaseBlocks(tx, { assignment_id: seat.assignment_id }, now)
    const share = shares.find(({ assignment_id }) => assignment_id === seat.assignment_id)
    const ended = await saveAssignment(
      tx,
      seat,
      {
        state: 'done',
        provider_completed_at: now,
        ...(share === undefined ? {} : { payout_status: share.status, payout_estimate_cents: share.amount_cents }),
      },
      now,
    )
    if (ended.assignment_id === lead.assignment_id) done = ended
  }
  const { job: saved, entries } = await saveFresh(tx, job, { status: 'completed', completed_at: now }, now)
  const following = await followUp(
    tx,
    ctx,
    saved,
    [{ type: 'work_completed', job_id, assignment_id: lead.assignment_id }],
    now,
  )
  await recordJob(
    tx,
    ctx,
    job_id,
    {
      kind: 'completed',
      entries: [
        ...overridden,
        {
          action: 'complete',
          field: 'status',
          old_value: job.status,
          new_value: 'completed',
          notes: proNote(job, lead),
        },
        ...shares.map((share) => ({
          action: 'payout_created',
          field: 'payouts',
          new_value: { payout_id: share.payout_id, amount_cents: share.amount_cents, status: share.status },
        })),
        ...entries,
      ],
      tasks: following.tasks,
    },
    now,
  )
  return answerOf(done, saved)
}
