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
export type { BusyTime, CandidateFacts, JobToFill, RankedCandidate } from './rank-candidates.ts'
export { kmBetween } from './distance.ts'
export type { Place } from './distance.ts'
export { assignmentAfter, assignmentBlockedBy } from './blocked-by.ts'
export type { AssignmentStep } from './blocked-by.ts'
export { actionsFrom, seatActions, seatBlockedBy, seatWindow } from './seat.ts'
export type { SeatAction, SeatFacts } from './seat.ts'
