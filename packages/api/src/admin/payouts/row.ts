import type { Context } from '@h2s/commands/context'
import { payoutFacts } from '@h2s/db/read/payouts'
import type { PayoutFacts } from '@h2s/db/read/payouts'
import { notFound } from '@h2s/domain/errors'
import { blockedBy } from '@h2s/domain/job'
import { amendmentBlockedBy, approvalBlockedBy, rejectionBlockedBy, releaseBlockedBy } from '@h2s/domain/payouts'

/** A payout with what would refuse its approval, another amount, its rejection, and its release by this person. */
export function withBlockers(payout: PayoutFacts, { actor, now }: Pick<Context, 'actor' | 'now'>) {
  const ofJob = blockedBy('approve_payout', { status: payout.job_status }, {}, now())
  return {
    ...payout,
    blockers: [...approvalBlockedBy(payout, actor), ...ofJob],
    actions: {
      amend: [...amendmentBlockedBy(payout, actor), ...ofJob],
      reject: [...rejectionBlockedBy(payout), ...ofJob],
      release: [...releaseBlockedBy(payout, actor), ...ofJob],
    },
  }
}

/** One payout as its reviewer sees it. Throws NOT_FOUND. */
export async function payoutFor(ctx: Context, payoutId: string) {
  const payout = await payoutFacts(ctx.db, payoutId)
  if (!payout) throw notFound('payout')
  return withBlockers(payout, ctx)
}
