import { defineMachine } from '../machines/machine.ts'

export const assignmentStates = [
  'offered',
  'accepted',
  'en_route',
  'working',
  'done',
  'declined',
  'expired',
  'rejected',
  'released',
  'no_show',
  'cancelled',
] as const
export type AssignmentState = (typeof assignmentStates)[number]

/** One provider's commitment to one visit: offered, taken, driven to, worked, done; or one of six ends. */
export const assignmentMachine = defineMachine({
  name: 'assignment',
  initial: 'offered',
  states: assignmentStates,
  arrows: [
    ['offered', 'accept', 'accepted'],
    ['offered', 'decline', 'declined'],
    ['offered', 'expire', 'expired'],
    ['accepted', 'set_out', 'en_route'],
    [['accepted', 'en_route'], 'start', 'working'],
    ['working', 'complete', 'done'],
    // The customer disputes: the same provider comes back to finish.
    ['done', 'rework', 'working'],
    ['working', 'return_visit', 'accepted'],
    [['accepted', 'en_route'], 'reject', 'rejected'],
    [['accepted', 'en_route', 'working'], 'release', 'released'],
    [['accepted', 'en_route'], 'no_show', 'no_show'],
    [['offered', 'accepted', 'en_route', 'working'], 'cancel', 'cancelled'],
  ],
})

/** States in which the provider is on the job; one lead may be in them at a time. `done` counts: the job is still theirs. */
export const liveAssignmentStates = [
  'offered',
  'accepted',
  'en_route',
  'working',
  'done',
] as const satisfies readonly AssignmentState[]

/** Whether the provider is on the job in this state. */
export function isLiveAssignment(state: AssignmentState): boolean {
  return (liveAssignmentStates as readonly AssignmentState[]).includes(state)
}

/** States that fill a seat: the provider has said yes. */
export const seatedAssignmentStates = [
  'accepted',
  'en_route',
  'working',
  'done',
] as const satisfies readonly AssignmentState[]

/** Whether the provider has said yes and still stands by it. */
export function fillsSeat(state: AssignmentState): boolean {
  return (seatedAssignmentStates as readonly AssignmentState[]).includes(state)
}
