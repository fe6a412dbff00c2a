import type { Tx } from '@h2s/db/client'
import type { PayoutRow } from '@h2s/db/schema/payouts'
import type { JobRecord, SeatedAssignment } from '@h2s/db/store/jobs'
import { insertPayout } from '@h2s/db/store/payouts'
import { actorId, isLivePayout } from '@h2s/domain'
import type { Context } from '../context.ts'
import { shareOf } from './share-of.ts'

/** One payout per seat for the visit. One that lives already (the customer disputed, the work was done over) stays. */
export async function openPayouts(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  crew: readonly SeatedAssignment[],
  now: string,
): Promise<PayoutRow[]> {
  const rows: PayoutRow[] = []
  for (const seat of crew) {
    const standing = job.payouts.find(
      (payout) => payout.pro_id === seat.pro_id && payout.kind === 'visit' && isLivePayout(payout),
    )
    rows.push(standing ?? (await insertPayout(tx, await draft(tx, ctx, job, seat, crew.length), now)))
  }
  return rows
}

async function draft(tx: Tx, ctx: Context, job: JobRecord, seat: SeatedAssignment, crewSize: number) {
  const share = await shareOf(tx, job, seat, { crew: crewSize })
  return {
    job_id: job.job_id,
    assignment_id: seat.assignment_id,
    pro_id: seat.pro_id,
    kind: 'visit' as const,
    amount_cents: share.total_cents,
    currency: job.currency,
    lines: share.lines,
    status: 'not_eligible' as const,
    created_by: actorId(ctx.actor),
    evidence: {
      job_number: job.job_number,
      role: seat.role,
      crew: crewSize,
      paid_cents: job.paid_total_cents,
      is_priced: share.lines.length > 0,
    },
  }
}
