import type { WindowToFill } from '@h2s/db/read/candidates'
import type { Tx } from '@h2s/db/client'
import type { AuditInput } from '@h2s/db/record'
import type { AssignmentRow } from '@h2s/db/schema/assignments'
import type { Seat } from '@h2s/db/schema/words'
import { insertAssignment } from '@h2s/db/store/assignments'
import type { JobRecord } from '@h2s/db/store/jobs'
import { blockedBy } from '@h2s/domain'
import type { Blocker } from '@h2s/domain'
import type { Context } from '../context.ts'
import { recordJob } from '../job/record-job.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { followUp } from '../notifications/follow-up.ts'
import type { Following } from '../notifications/follow-up.ts'
import { shareOf } from '../payouts/share-of.ts'
import { withdrawOffers } from './withdraw-offers.ts'

/** The seat that is to be filled: the lead's until a lead has accepted, a helper's from then on. */
export function openSeat(job: JobRecord): Seat {
  const lead = job.assignments.find((assignment) => assignment.role === 'lead')
  return lead === undefined || lead.state === 'offered' ? 'lead' : 'helper'
}

/** What the job itself has against an offer of this seat, whoever it is for. */
export function seatBlockers(job: JobRecord, seat: Seat, now: string): Blocker[] {
  // A helper who stayed when the lead gave the job back does not stand in the way of a new lead.
  const facts = seat === 'lead' ? { ...job, accepted_seats: 0 } : job
  return blockedBy('dispatch', facts, { seat }, now)
}

/**
 * Who is asked for which seat, and what the history says of it: what was passed over first, and the offer itself, whose
 * new value is the assignment where the entry names none.
 */
export type SeatOffer = {
  pro_id: string
  seat: Seat
  window: WindowToFill
  rank_reason?: string
  before?: readonly AuditInput[]
  entry: AuditInput
}

/** Offers a seat of a job that is locked, to somebody whom nothing rules out. An open offer for the same seat makes way. */
export async function offerSeat(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  { pro_id, seat, window, rank_reason, before = [], entry }: SeatOffer,
  now: string,
): Promise<{ assignment: AssignmentRow; saved: JobRecord; following: Following }> {
  const { job_id } = job
  const withdrawn = await withdrawOffers(
    tx,
    job.assignments.filter(({ role }) => role === seat),
    now,
  )
  const lapsed = seat === 'lead' ? lapsedWindow(job, now) : null
  const share = await shareOf(tx, job, { pro_id, role: seat })
  const assignment = await insertAssignment(
    tx,
    {
      job_id,
      pro_id,
      role: seat,
      state: 'offered',
      window_start: window?.start_iso ?? null,
      window_end: window?.end_iso ?? null,
      // A job that cannot be priced promises nothing.
      payout_estimate_cents: share.lines.length === 0 ? null : share.total_cents,
      offer_rank_reason: rank_reason ?? null,
    },
    now,
  )
  const cleared = lapsed === null ? {} : { start_iso: null, end_iso: null }
  const { job: saved, entries } = await saveFresh(tx, job, cleared, now)
  const { assignment_id } = assignment
  const events = [...withdrawn.events, { type: 'job_offered', job_id, assignment_id, pro_id } as const]
  const following = await followUp(tx, ctx, saved, events, now)
  await recordJob(
    tx,
    ctx,
    job_id,
    {
      kind: 'dispatched',
      entries: [
        ...before,
        ...withdrawn.entries,
        ...(lapsed === null ? [] : [{ action: 'window_lapsed', field: 'window', old_value: lapsed, new_value: null }]),
        { new_value: assignment_id, ...entry },
        ...entries,
      ],
      tasks: following.tasks,
    },
    now,
  )
  return { assignment, saved, following }
}

/** The time of a visit that came to nothing, once it is over: no new lead is asked for it. A visit that is set keeps it. */
function lapsedWindow({ status, start_iso, end_iso }: JobRecord, now: string) {
  if (status === 'scheduled' || start_iso === null || end_iso === null) return null
  return Date.parse(end_iso) <= Date.parse(now) ? { start_iso, end_iso } : null
}
