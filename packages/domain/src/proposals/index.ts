export { proposalMachine, proposalStates, proposers } from './machine.ts'
export type { ProposalState, Proposer } from './machine.ts'
