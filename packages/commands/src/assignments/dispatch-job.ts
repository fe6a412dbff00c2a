import { candidateFactsOf } from '@h2s/db/read/candidates'
import type { CandidateFacts, WindowToFill } from '@h2s/db/read/candidates'
import type { NewAssignmentRow } from '@h2s/db/schema/assignments'
import { insertAssignment } from '@h2s/db/store/assignments'
import type { JobRecord } from '@h2s/db/store/jobs'
import { findPro } from '@h2s/db/store/pros'
import type { Seat } from '@h2s/db/schema/words'
import { blockedBy, candidateBlockers, notFound } from '@h2s/domain'
import type { Blocker } from '@h2s/domain'
import type { Context } from '../context.ts'
import { openJob } from '../job/open-job.ts'
import type { JobTarget } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseOrOverrideThese } from '../job/refuse-or-override.ts'
import type { Overriding } from '../job/refuse-or-override.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { followUp } from '../notifications/follow-up.ts'
import { shareOf } from '../payouts/share-of.ts'
import { transact } from '../transact.ts'
import { answerOf } from './answer.ts'
import type { AssignmentAnswer } from './answer.ts'
import { withdrawOffers } from './withdraw-offers.ts'

export type DispatchAnswer = AssignmentAnswer & {
  notification: { message_id: string; channel: string; state: string } | null
}

/**
 * Offers the job to a provider. An offer that nobody has accepted yet is withdrawn for the new one; once a lead has
 * accepted, a second tech is offered the seat that is still open. What refuses a provider is what the list of candidates
 * says of them; what of that can be overridden the office passes with a reason.
 */
export async function dispatchJob(
  ctx: Context,
  { pro_id, override_reason, ...target }: JobTarget & Overriding & { pro_id: string },
): Promise<DispatchAnswer> {
  const { job_id } = target
  return transact(ctx, { action: 'dispatch', stream: `job:${job_id}` }, async (tx, now) => {
    const job = await openJob(tx, ctx, target, 'dispatch')
    const pro = await findPro(tx, pro_id)
    if (pro === null) throw notFound('provider')
    const seat = openSeat(job)
    const candidate = await candidateFactsOf(tx, { job_id, pro_id }, now)
    if (candidate === null) throw notFound('provider')
    const { window } = candidate
    const blockers = dispatchBlockers(job, candidate, seat, now)
    const overrides = await refuseOrOverrideThese(tx, ctx, ['dispatch', job, blockers], { override_reason }, now)

    // An offer for the same seat that nobody has taken makes way for the new one.
    const withdrawn = await withdrawOffers(
      tx,
      job.assignments.filter(({ role }) => role === seat),
      now,
    )
    const lapsed = seat === 'lead' ? lapsedWindow(job, now) : null
    const share = await shareOf(tx, job, { pro_id, role: seat })
    const offer: NewAssignmentRow = {
      job_id,
      pro_id,
      role: seat,
      state: 'offered',
      window_start: window?.start_iso ?? null,
      window_end: window?.end_iso ?? null,
      // A job that cannot be priced promises nothing.
      payout_estimate_cents: share.lines.length === 0 ? null : share.total_cents,
    }
    const assignment = await insertAssignment(tx, offer, now)
    const { job: saved, entries } = await saveFresh(
      tx,
      job,
      lapsed === null ? {} : { start_iso: null, end_iso: null },
      now,
    )
    const following = await followUp(
      tx,
      ctx,
      saved,
      [...withdrawn.events, { type: 'job_offered', job_id, assignment_id: assignment.assignment_id, pro_id }],
      now,
    )
    await recordJob(
      tx,
      ctx,
      job_id,
      {
        kind: 'dispatched',
        entries: [
          ...overrides,
          ...withdrawn.entries,
          ...(lapsed === null
            ? []
            : [{ action: 'window_lapsed', field: 'window', old_value: lapsed, new_value: null }]),
          {
            action: 'dispatch',
            field: 'assigned_pro_id',
            old_value: job.assigned_pro_id,
            new_value: pro_id,
            notes: `${pro.name}, ${assignment.role}`,
          },
          ...entries,
        ],
        tasks: following.tasks,
      },
      now,
    )
    const told = following.messages.find(
      (message) => message.recipient_id === pro_id && message.template === 'job_assigned',
    )
    return {
      ...answerOf(assignment, saved),
      notification:
        told === undefined ? null : { message_id: told.message_id, channel: told.channel, state: told.state },
    }
  })
}

/** The seat that is to be filled: the lead's until a lead has accepted, a helper's from then on. */
function openSeat(job: JobRecord): Seat {
  const lead = job.assignments.find((assignment) => assignment.role === 'lead')
  return lead === undefined || lead.state === 'offered' ? 'lead' : 'helper'
}

/** What the job has against an offer, and then what the list of candidates says of this one. */
function dispatchBlockers(
  job: JobRecord,
  { pro, window }: { pro: CandidateFacts; window: WindowToFill },
  seat: Seat,
  now: string,
): Blocker[] {
  // A helper who stayed when the lead gave the job back does not stand in the way of a new lead.
  const facts = seat === 'lead' ? { ...job, accepted_seats: 0 } : job
  return [...blockedBy('dispatch', facts, { seat }, now), ...candidateBlockers({ ...job, ...window }, pro)]
}

/** The time of a visit that came to nothing, once it is over: no new lead is asked for it. A visit that is set keeps it. */
function lapsedWindow({ status, start_iso, end_iso }: JobRecord, now: string) {
  if (status === 'scheduled' || start_iso === null || end_iso === null) return null
  return Date.parse(end_iso) <= Date.parse(now) ? { start_iso, end_iso } : null
}
