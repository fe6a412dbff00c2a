import type { Tx } from '@h2s/db/client'
import type { AssignmentRow } from '@h2s/db/schema/assignments'
import { crewTimes } from '@h2s/db/read/crew-times'
import { lockWorkingNow } from '@h2s/db/read/working-now'
import { saveAssignment } from '@h2s/db/store/assignments'
import type { JobRecord } from '@h2s/db/store/jobs'
import { blockTime } from '@h2s/db/store/time-blocks'
import { blockedBy, DomainError, seatBlockedBy, visitFromNow } from '@h2s/domain'
import type { Blocker } from '@h2s/domain'
import type { Context } from '../context.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseWith } from '../job/refuse-if-blocked.ts'
import { refuseOrOverrideThese } from '../job/refuse-or-override.ts'
import type { Overriding } from '../job/refuse-or-override.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'
import { proNote } from './accept-assignment.ts'
import { answerOf } from './answer.ts'
import type { AssignmentAnswer } from './answer.ts'
import { openAssignment } from './open-assignment.ts'
import type { AssignmentTarget } from './open-assignment.ts'
import { withdrawOffers } from './withdraw-offers.ts'

/**
 * Work begins, for everybody who has accepted; who has only an offer comes no more. A visit without a window gets one:
 * from now, for as long as the work takes, under the same constraint as any other (CONFLICT `SLOT_TAKEN`).
 */
export async function startAssignment(
  ctx: Context,
  { override_reason, ...target }: AssignmentTarget & Overriding,
): Promise<AssignmentAnswer> {
  const attempt = { action: 'start', stream: `assignment:${target.assignment_id}` }
  return transact(ctx, attempt, async (tx, now) => {
    const { job, assignment } = await openAssignment(tx, ctx, target, 'start', attempt)
    return startIn(tx, ctx, job, assignment, { override_reason }, now)
  })
}

/** The same on a job and its lead assignment that are locked and allowed. */
export async function startIn(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  lead: AssignmentRow,
  overriding: Overriding,
  now: string,
): Promise<AssignmentAnswer> {
  const crew = job.assignments.filter(({ state }) => state === 'accepted' || state === 'en_route')
  const pros = crew.map(({ pro_id }) => pro_id)
  const crew_working = await lockWorkingNow(tx, pros)
  const crew_taken = await crewTimes(tx, pros, now)
  const blockers = blockedBy('start', { ...job, crew_working, crew_taken }, {}, now)
  if (blockers.length > 0 && blockers.every(({ code }) => code === 'AVAILABLE')) throw slotTaken(blockers)
  const overridden = await refuseOrOverrideThese(tx, ctx, ['start', job, blockers], overriding, now)
  refuseWith(seatBlockedBy('start', lead, job, now))
  const { job_id } = job
  const window = visitFromNow(job, now)
  let started = lead
  for (const seat of crew) {
    if (window !== null) {
      // Whoever starts is there already: no way to block.
      const { pro_id, assignment_id } = seat
      await blockTime(
        tx,
        { pro_id, job_id, assignment_id, kind: 'visit', from: window.start_iso, to: window.end_iso },
        now,
      )
    }
    const times = window === null ? {} : { window_start: window.start_iso, window_end: window.end_iso }
    const working = await saveAssignment(tx, seat, { state: 'working', started_at: now, ...times }, now)
    if (working.assignment_id === lead.assignment_id) started = working
  }
  const withdrawn = await withdrawOffers(tx, job.assignments, now)
  const { job: saved, entries } = await saveFresh(tx, job, { status: 'in_progress', ...window }, now)
  const following = await followUp(
    tx,
    ctx,
    saved,
    [...withdrawn.events, { type: 'work_started', job_id, assignment_id: lead.assignment_id }],
    now,
  )
  await recordJob(
    tx,
    ctx,
    job_id,
    {
      kind: 'started',
      entries: [
        ...overridden,
        ...withdrawn.entries,
        {
          action: 'start',
          field: 'status',
          old_value: job.status,
          new_value: 'in_progress',
          notes: proNote(job, lead),
        },
        ...(window === null ? [] : [{ action: 'time_blocked', field: 'window', old_value: null, new_value: window }]),
        ...entries,
      ],
      tasks: following.tasks,
    },
    now,
  )
  return answerOf(started, saved)
}

/** The answer of the constraint, given before it is asked: with what is in the way. */
function slotTaken(blockers: readonly Blocker[]): DomainError {
  const message = blockers[0]?.message ?? 'That time was just taken'
  return new DomainError({ kind: 'CONFLICT', code: 'SLOT_TAKEN', message, blockers: [...blockers] })
}
