import type { Context } from '@h2s/commands/context'
import { payoutFacts } from '@h2s/db/read/payouts'
import type { PayoutFacts } from '@h2s/db/read/payouts'
import { notFound } from '@h2s/domain/errors'
import {
  amendmentBlockedBy,
  approvalBlockedBy,
  decisionBlockedBy,
  rejectionBlockedBy,
  releaseBlockedBy,
} from '@h2s/domain/payouts'
import type { PayoutDecision } from '@h2s/domain/payouts'

/** A payout with what would refuse its approval, another amount, its rejection, and its release by this person. */
export function withBlockers(payout: PayoutFacts, { actor, now }: Pick<Context, 'actor' | 'now'>) {
  const { job_status: status, verified_at, disputed_at } = payout
  const ofJob = (decision: PayoutDecision) => decisionBlockedBy(decision, { status, verified_at, disputed_at }, now())
  return {
    ...payout,
    blockers: [...approvalBlockedBy(payout, actor), ...ofJob('approve')],
    actions: {
      amend: [...amendmentBlockedBy(payout, actor), ...ofJob('amend')],
      reject: [...rejectionBlockedBy(payout), ...ofJob('reject')],
      release: [...releaseBlockedBy(payout, actor), ...ofJob('release')],
    },
  }
}

/** One payout as its reviewer sees it. Throws NOT_FOUND. */
export async function payoutFor(ctx: Context, payoutId: string) {
  const payout = await payoutFacts(ctx.db, payoutId)
  if (!payout) throw notFound('payout')
  return withBlockers(payout, ctx)
}
