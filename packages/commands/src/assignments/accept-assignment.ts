import type { Tx } from '@h2s/db/client'
import type { AssignmentRow } from '@h2s/db/schema/assignments'
import { saveAssignment } from '@h2s/db/store/assignments'
import type { JobRecord } from '@h2s/db/store/jobs'
import { closeProposals } from '@h2s/db/store/proposals'
import { blockTime } from '@h2s/db/store/time-blocks'
import { blockOfVisit, seatBlockedBy, seatWindow } from '@h2s/domain'
import type { Context } from '../context.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseWith } from '../job/refuse-if-blocked.ts'
import { refuseOrOverride } from '../job/refuse-or-override.ts'
import type { Overriding } from '../job/refuse-or-override.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'
import { answerOf } from './answer.ts'
import type { AssignmentAnswer } from './answer.ts'
import { openAssignment } from './open-assignment.ts'
import type { AssignmentTarget } from './open-assignment.ts'

/** The provider takes the job. Where the visit's window is known, its time is taken from now on, or CONFLICT `SLOT_TAKEN`. */
export async function acceptAssignment(
  ctx: Context,
  { override_reason, ...target }: AssignmentTarget & Overriding,
): Promise<AssignmentAnswer> {
  const attempt = { action: 'accept', stream: `assignment:${target.assignment_id}` }
  return transact(ctx, attempt, async (tx, now) => {
    const { job, assignment } = await openAssignment(tx, ctx, target, 'accept', attempt)
    return acceptIn(tx, ctx, job, assignment, { override_reason }, now)
  })
}

/** The same on a job and an assignment that are locked and allowed. */
export async function acceptIn(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  assignment: AssignmentRow,
  overriding: Overriding,
  now: string,
): Promise<AssignmentAnswer> {
  refuseWith(seatBlockedBy('accept', assignment, job, now))
  const overridden = await refuseOrOverride(tx, ctx, ['accept', job, {}], overriding, now)
  const isLead = assignment.role === 'lead'

  const window = seatWindow(assignment, job)
  const { job_id } = job
  if (window !== null) {
    const { pro_id, assignment_id } = assignment
    await blockTime(tx, { pro_id, job_id, assignment_id, kind: 'visit', ...blockOfVisit(window) }, now)
  }
  const accepted = await saveAssignment(
    tx,
    assignment,
    {
      state: 'accepted',
      accepted_at: now,
      window_start: window?.start_iso ?? null,
      window_end: window?.end_iso ?? null,
    },
    now,
  )
  // The window that was offered with the job is agreed on now; other proposals have no object left.
  if (window !== null && isLead) await closeProposals(tx, job_id, 'accepted', now)
  const { job: saved, entries } = await saveFresh(tx, job, isLead ? { status: 'accepted', ...window } : {}, now)
  const following = await followUp(
    tx,
    ctx,
    saved,
    [{ type: 'assignment_accepted', job_id, assignment_id: assignment.assignment_id, pro_id: assignment.pro_id }],
    now,
  )
  await recordJob(
    tx,
    ctx,
    job_id,
    {
      kind: 'accepted',
      entries: [
        ...overridden,
        {
          action: 'accept',
          field: 'assignment',
          old_value: 'offered',
          new_value: 'accepted',
          notes: proNote(job, assignment),
        },
        ...(isLead
          ? [{ action: 'status_changed', field: 'status', old_value: job.status, new_value: 'accepted' }]
          : []),
        ...(window === null ? [] : [{ action: 'time_blocked', field: 'window', new_value: window }]),
        ...entries,
      ],
      tasks: following.tasks,
    },
    now,
  )
  return answerOf(accepted, saved)
}

/** Who it is about, for the history. */
export function proNote(job: JobRecord, assignment: AssignmentRow): string {
  const seat = job.assignments.find((seated) => seated.assignment_id === assignment.assignment_id)
  return `${seat?.pro_name ?? 'Tech'}, ${assignment.role}`
}
