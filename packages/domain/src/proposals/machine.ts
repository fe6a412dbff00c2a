import { defineMachine } from '../machines/machine.ts'

export const proposalStates = ['open', 'countered', 'accepted', 'declined', 'expired', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/** Who proposes a time. */
export const proposers = ['customer', 'provider', 'dispatcher'] as const
export type Proposer = (typeof proposers)[number]

/** One side's suggestion of one or more windows. */
export const proposalMachine = defineMachine({
  name: 'proposal',
  initial: 'open',
  states: proposalStates,
  arrows: [
    ['open', 'counter', 'countered'],
    ['open', 'accept', 'accepted'],
    ['open', 'decline', 'declined'],
    ['open', 'expire', 'expired'],
    ['open', 'withdraw', 'withdrawn'],
  ],
})
