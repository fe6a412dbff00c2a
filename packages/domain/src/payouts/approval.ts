import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { actorId } from '../people/actor.ts'
import type { Actor } from '../people/actor.ts'
import { isBag } from '../stored/json.ts'
import type { PayoutStatus } from './machine.ts'

/** What the approval of a payout looks at. */
export type PayoutFacts = {
  payout_id?: string
  status: PayoutStatus
  pro_id?: string | null | undefined
  created_by?: string | null | undefined
  amount_cents?: number | null | undefined
  /** What the amount was reckoned from; `is_priced: false` where nothing could be. */
  evidence?: unknown
}

/**
 * What stands in the way of approving a payout: it must be in review and have an amount, and neither its creator nor its
 * payee approves it.
 */
export function approvalBlockedBy(payout: PayoutFacts, actor: Actor): Blocker[] {
  const blockers: Blocker[] = []
  if (payout.status !== 'pending_review') blockers.push(block('PAYOUT_STATE', { status: payout.status }))
  if (payout.amount_cents === 0 || (isBag(payout.evidence) && payout.evidence['is_priced'] === false)) {
    blockers.push(block('PAYOUT_UNPRICED', { amount_cents: payout.amount_cents ?? null }))
  }
  if (payout.created_by != null && payout.created_by === actorId(actor)) {
    blockers.push(block('NOT_CREATOR', { created_by: payout.created_by }))
  }
  if (actor.kind === 'user' && actor.pro_id !== undefined && actor.pro_id === payout.pro_id) {
    blockers.push(block('NOT_PAYEE', { pro_id: payout.pro_id }))
  }
  return blockers
}
