import type { Context } from '@h2s/commands/context'
import { payoutFacts } from '@h2s/db/read/payouts'
import type { PayoutFacts } from '@h2s/db/read/payouts'
import { notFound } from '@h2s/domain/errors'
import { amendmentBlockedBy, approvalBlockedBy, rejectionBlockedBy } from '@h2s/domain/payouts'
import type { Actor } from '@h2s/domain/people'

/** A payout with what would refuse its approval, another amount, and its rejection by this person. */
export const withBlockers = (payout: PayoutFacts, actor: Actor) => ({
  ...payout,
  blockers: approvalBlockedBy(payout, actor),
  actions: { amend: amendmentBlockedBy(payout, actor), reject: rejectionBlockedBy(payout) },
})

/** One payout as its reviewer sees it. Throws NOT_FOUND. */
export async function payoutFor({ db, actor }: Context, payoutId: string) {
  const payout = await payoutFacts(db, payoutId)
  if (!payout) throw notFound('payout')
  return withBlockers(payout, actor)
}
