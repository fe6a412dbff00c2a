export { machines } from './all.ts'
export { canMove, defineMachine, movesFrom, reachableStates } from './machine.ts'
export type { Machine, Step } from './machine.ts'
