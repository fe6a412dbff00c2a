import { defineMachine } from '../machines/machine.ts'

export const payoutStatuses = [
  'not_eligible',
  'pending_review',
  'approved',
  'paid',
  'held',
  'rejected',
  'reversed',
] as const
export type PayoutStatus = (typeof payoutStatuses)[number]

/** What we pay the provider. The amount is frozen when it enters review. */
export const payoutMachine = defineMachine({
  name: 'payout',
  initial: 'not_eligible',
  states: payoutStatuses,
  arrows: [
    ['not_eligible', 'review', 'pending_review'],
    ['pending_review', 'approve', 'approved'],
    ['approved', 'pay', 'paid'],
    [['not_eligible', 'pending_review', 'approved'], 'hold', 'held'],
    ['held', 'release', 'pending_review'],
    [['pending_review', 'held'], 'reject', 'rejected'],
    // The job goes back to work: what was in review waits for the next verification.
    ['pending_review', 'withdraw', 'not_eligible'],
    [['approved', 'paid'], 'reverse', 'reversed'],
  ],
})

/** Whether a payout may still become money, or has. */
export function isLivePayout({ status }: { status: string }): boolean {
  return status !== 'rejected' && status !== 'reversed'
}

/** What a payout is for. One live payout per job, provider and kind. */
export const payoutKinds = ['visit', 'return_visit', 'cancellation_share', 'adjustment', 'tip'] as const
export type PayoutKind = (typeof payoutKinds)[number]
