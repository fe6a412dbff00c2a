export {
  assignmentMachine,
  assignmentStates,
  fillsSeat,
  isLiveAssignment,
  liveAssignmentStates,
  seatedAssignmentStates,
} from './machine.ts'
export type { AssignmentState } from './machine.ts'
export { candidateBlockers, rankCandidates, skillsNeeded } from './rank-candidates.ts'
export type { CandidateFacts, RankedCandidate } from './rank-candidates.ts'
export { assignmentAfter, assignmentBlockedBy } from './blocked-by.ts'
export type { AssignmentStep } from './blocked-by.ts'
