import type { Tx } from '@h2s/db/client'
import { candidateFactsIn } from '@h2s/db/read/candidates'
import type { CandidateFacts } from '@h2s/db/read/candidates'
import type { AssignmentRow } from '@h2s/db/schema/assignments'
import { askedProIds, isNextLookedFor, jobIdOfAssignment, lockAssignment, roundsOf } from '@h2s/db/store/assignments'
import { lockJob } from '@h2s/db/store/jobs'
import type { JobRecord } from '@h2s/db/store/jobs'
import { MAX_OFFER_ROUNDS, rankCandidates } from '@h2s/domain'
import type { RankedCandidate } from '@h2s/domain'
import type { Context } from '../context.ts'
import { allow } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { followUp } from '../notifications/follow-up.ts'
import { transact } from '../transact.ts'
import { offerSeat, openSeat, seatBlockers } from './offer-seat.ts'

export type NextOffer =
  | { state: 'offered'; assignment_id: string; pro_id: string }
  /** Nobody can be asked: the office is told. */
  | { state: 'nobody' }
  /** There is nothing to do, or not any more. */
  | { state: 'settled' }

/**
 * Offers a seat that somebody did not take or gave back to the best who is free and was never asked for this job. Once
 * for each such no, however often it runs: what it did stands in the history, and the job is locked while it looks.
 * A dispatcher who was quicker, a job that is over and the last round leave it nothing to do.
 */
export async function offerNext(ctx: Context, { assignment_id }: { assignment_id: string }): Promise<NextOffer> {
  const attempt = { action: 'offer_next', stream: `assignment:${assignment_id}` }
  return transact(ctx, attempt, async (tx, now) => {
    const job = await lockJob(tx, await jobIdOfAssignment(tx, assignment_id))
    const left = await lockAssignment(tx, assignment_id)
    allow(ctx.actor, 'dispatch', job)
    if (await isSettled(tx, job, left, now)) return { state: 'settled' }

    const { window, pros } = await candidateFactsIn(tx, job.job_id, now)
    const asked = await askedProIds(tx, job.job_id)
    const ranked = rankCandidates({ ...job, ...window }, pros)
    const best = ranked.find(({ pro_id, blockers }) => blockers.length === 0 && !asked.has(pro_id))
    const pro = pros.find(({ pro_id }) => pro_id === best?.pro_id)
    if (best === undefined || pro === undefined) return nobody(tx, ctx, job, left, whyNobody(ranked, asked), now)

    const rank_reason = best.reasons.join(', ')
    const { pro_id, name } = pro
    const notes = `${name}, ${left.role}: ${rank_reason}`
    const entry = { action: 'offer_next', field: 'assignment', old_value: assignment_id, notes }
    const offer = { pro_id, seat: left.role, window, rank_reason, entry }
    const { assignment } = await offerSeat(tx, ctx, job, offer, now)
    return { state: 'offered', assignment_id: assignment.assignment_id, pro_id }
  })
}

const turnedDownStates: ReadonlySet<AssignmentRow['state']> = new Set(['declined', 'expired', 'rejected'])

/** Whether this no asks for nothing more: answered before, or the seat is not to be had as things are now. */
async function isSettled(tx: Tx, job: JobRecord, left: AssignmentRow, now: string): Promise<boolean> {
  const { role } = left
  if (!turnedDownStates.has(left.state) || openSeat(job) !== role) return true
  // Somebody has been asked already: whoever holds the lead's seat, or has an open offer for the helper's.
  if (job.assignments.some((seat) => seat.role === role && (role === 'lead' || seat.state === 'offered'))) return true
  if (seatBlockers(job, role, now).length > 0) return true
  return (await isNextLookedFor(tx, left)) || (await roundsOf(tx, left)) >= MAX_OFFER_ROUNDS
}

async function nobody(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  left: AssignmentRow,
  notes: string,
  now: string,
): Promise<NextOffer> {
  const { job_id, assignment_id } = left
  const following = await followUp(tx, ctx, job, [{ type: 'offers_exhausted', job_id, reason: notes }], now)
  const entry = { action: 'offer_next_none', field: 'assignment', old_value: assignment_id, new_value: null, notes }
  await recordJob(tx, ctx, job_id, { kind: 'changed', entries: [entry], tasks: following.tasks }, now)
  return { state: 'nobody' }
}

/** What rules people out, by what is first of each: `Of 3 techs: 1 asked before, 2 not free`. */
function whyNobody(ranked: readonly RankedCandidate[], asked: ReadonlySet<CandidateFacts['pro_id']>): string {
  const counts = new Map<string, number>()
  for (const { pro_id, blockers } of ranked) {
    const why = asked.has(pro_id) ? 'asked before' : (inWords[blockers[0]?.code ?? ''] ?? 'ruled out')
    counts.set(why, (counts.get(why) ?? 0) + 1)
  }
  const parts = [...counts].map(([why, count]) => `${count} ${why}`).toSorted((a, b) => (a < b ? -1 : 1))
  return parts.length === 0 ? 'There is no active tech' : `Of ${ranked.length} techs: ${parts.join(', ')}`
}

const inWords: Readonly<Record<string, string>> = {
  SKILL: 'without a skill',
  LICENCE: 'without a license',
  TRAVEL: 'too far away',
  AVAILABLE: 'not free',
  DAY_LOAD: 'with a full day',
}
