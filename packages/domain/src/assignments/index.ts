export {
  assignmentMachine,
  assignmentStates,
  fillsSeat,
  isLiveAssignment,
  liveAssignmentStates,
  seatedAssignmentStates,
} from './machine.ts'
export type { AssignmentState } from './machine.ts'
