import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { assignmentMachine } from './machine.ts'
import type { AssignmentState } from './machine.ts'

/** The steps that an assignment can take, by name. */
export type AssignmentStep =
  | 'accept'
  | 'decline'
  | 'expire'
  | 'set_out'
  | 'start'
  | 'complete'
  | 'rework'
  | 'return_visit'
  | 'reject'
  | 'release'
  | 'no_show'
  | 'cancel'

/** Where a step leads from a state; null when it is not possible there. */
export function assignmentAfter(step: AssignmentStep, state: AssignmentState): AssignmentState | null {
  return assignmentMachine.steps.find((entry) => entry.on === step && entry.from === state)?.to ?? null
}

/**
 * What stands in the way of a step of an assignment: only its own state. What the job says is asked with `blockedBy`.
 *
 * @example
 * assignmentBlockedBy('accept', 'offered') // => []
 */
export function assignmentBlockedBy(step: AssignmentStep, state: AssignmentState): Blocker[] {
  if (assignmentAfter(step, state) !== null) return []
  const allowed = assignmentMachine.steps.filter((entry) => entry.on === step).map((entry) => entry.from)
  const message = `${sentence(step)}: not possible while the assignment is ${state.replaceAll('_', ' ')}`
  return [block('ASSIGNMENT_STATE', { state, allowed }, { message })]
}

const sentence = (step: string) => step.charAt(0).toUpperCase() + step.slice(1).replaceAll('_', ' ')
