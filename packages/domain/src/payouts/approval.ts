import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { canMove } from '../machines/machine.ts'
import { actorId } from '../people/actor.ts'
import type { Actor } from '../people/actor.ts'
import { isBag } from '../stored/json.ts'
import { payoutMachine } from './machine.ts'
import type { PayoutStatus } from './machine.ts'

/** What the decisions on a payout look at. */
export type PayoutFacts = {
  payout_id?: string
  status: PayoutStatus
  pro_id?: string | null | undefined
  /** The payee's own sign-in. */
  payee_user_id?: string | null | undefined
  created_by?: string | null | undefined
  amount_cents?: number | null | undefined
  /** What the amount was reckoned from; `is_priced: false` where nothing could be. */
  evidence?: unknown
}

/**
 * What stands in the way of approving a payout: it must be in review and have an amount, and neither its creator nor its
 * payee approves it, nor whoever released it from a hold.
 */
export function approvalBlockedBy(payout: PayoutFacts, actor: Actor): Blocker[] {
  const blockers: Blocker[] = []
  if (payout.status !== 'pending_review') blockers.push(block('PAYOUT_STATE', { status: payout.status }))
  if (isUnpriced(payout)) blockers.push(block('PAYOUT_UNPRICED', { amount_cents: payout.amount_cents ?? null }))
  if (payout.created_by != null && payout.created_by === actorId(actor)) {
    blockers.push(block('NOT_CREATOR', { created_by: payout.created_by }))
  }
  if (releasedBy(payout) === actorId(actor)) {
    blockers.push(
      block(
        'SECOND_PERSON',
        { released_by: actorId(actor) },
        { message: 'Whoever released a payout cannot approve it', fix: 'Ask a colleague to approve it.' },
      ),
    )
  }
  return [...blockers, ...payeeBlocked(payout, actor)]
}

/** What stands in the way of putting a held payout up for review. Without `input` only what the form does not ask. */
export function releaseBlockedBy(payout: PayoutFacts, actor: Actor, input?: { reason: string }): Blocker[] {
  const { status } = payout
  const fix = 'Only a payout that is held can be released.'
  return [
    ...(status === 'held' ? [] : [block('PAYOUT_STATE', { status }, { message: 'The payout is not held', fix })]),
    ...payeeBlocked(payout, actor, 'Nobody releases a payout to themselves'),
    ...reasonFor(input),
  ]
}

/**
 * What stands in the way of another amount for the same work. The amount of a payout is frozen once it is in review, so
 * the old one is rejected and a new one is made in review by who amends: who approves it is somebody else. A rejected
 * payout may be amended too, unless that was done. Without `input` only what the form does not ask.
 */
export function amendmentBlockedBy(
  payout: PayoutFacts,
  actor: Actor,
  input?: { amount_cents: number; reason: string },
): Blocker[] {
  const { status, evidence } = payout
  const isOver = status === 'rejected' && isBag(evidence) && evidence['amended_by_payout'] !== undefined
  const possible = (status === 'rejected' && !isOver) || canMove(payoutMachine, status, 'rejected')
  const asked = input?.amount_cents
  const same = asked !== undefined && asked === payout.amount_cents && status !== 'rejected' && !isUnpriced(payout)
  return [
    ...(possible ? [] : [undecided(status)]),
    ...payeeBlocked(payout, actor, 'Nobody sets the amount of a payout to themselves'),
    ...reasonFor(input),
    ...(same ? [block('CHANGES', { amount_cents: asked }, { fix: 'Give another amount.' })] : []),
  ]
}

/** What stands in the way of rejecting a payout. Without `input` only what the form does not ask. */
export function rejectionBlockedBy({ status }: PayoutFacts, input?: { reason: string }): Blocker[] {
  return [...(canMove(payoutMachine, status, 'rejected') ? [] : [undecided(status)]), ...reasonFor(input)]
}

function releasedBy({ evidence }: PayoutFacts): unknown {
  return isBag(evidence) && isBag(evidence['released']) ? evidence['released']['by'] : undefined
}

/** No amount, or an amount that was reckoned from nothing. */
const isUnpriced = ({ amount_cents, evidence }: PayoutFacts): boolean =>
  amount_cents === 0 || (isBag(evidence) && evidence['is_priced'] === false)

const undecided = (status: PayoutStatus): Blocker =>
  block('PAYOUT_STATE', { status }, { fix: 'Only a payout that waits for a decision can be changed or rejected.' })

const reasonFor = (input: { reason: string } | undefined): Blocker[] =>
  input?.reason.trim() === '' ? [block('REASON')] : []

function payeeBlocked({ pro_id, payee_user_id }: PayoutFacts, actor: Actor, message?: string): Blocker[] {
  const isOwn =
    (actor.kind === 'user' && actor.pro_id !== undefined && actor.pro_id === pro_id) ||
    (payee_user_id != null && payee_user_id === actorId(actor))
  return isOwn ? [block('NOT_PAYEE', { pro_id }, message === undefined ? {} : { message })] : []
}
