import { candidateFactsOf } from '@h2s/db/read/candidates'
import type { CandidateFacts, WindowToFill } from '@h2s/db/read/candidates'
import type { JobRecord } from '@h2s/db/store/jobs'
import { findPro } from '@h2s/db/store/pros'
import type { Seat } from '@h2s/db/schema/words'
import { candidateBlockers, notFound } from '@h2s/domain'
import type { Blocker } from '@h2s/domain'
import type { Context } from '../context.ts'
import { openJob } from '../job/open-job.ts'
import type { JobTarget } from '../job/open-job.ts'
import { refuseOrOverrideThese } from '../job/refuse-or-override.ts'
import type { Overriding } from '../job/refuse-or-override.ts'
import { transact } from '../transact.ts'
import { answerOf } from './answer.ts'
import type { AssignmentAnswer } from './answer.ts'
import { offerSeat, openSeat, seatBlockers } from './offer-seat.ts'

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

    const { assignment, saved, following } = await offerSeat(
      tx,
      ctx,
      job,
      {
        pro_id,
        seat,
        window,
        before: overrides,
        entry: {
          action: 'dispatch',
          field: 'assigned_pro_id',
          old_value: job.assigned_pro_id,
          new_value: pro_id,
          notes: `${pro.name}, ${seat}`,
        },
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

/** What the job has against an offer, and then what the list of candidates says of this one. */
function dispatchBlockers(
  job: JobRecord,
  { pro, window }: { pro: CandidateFacts; window: WindowToFill },
  seat: Seat,
  now: string,
): Blocker[] {
  return [...seatBlockers(job, seat, now), ...candidateBlockers({ ...job, ...window }, pro)]
}
