import { block } from '../errors/blocker-text.ts'
import type { Blocker, BlockerCode } from '../errors/blocker.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { jobActions } from './actions.ts'
import type { ActionInput } from './action-input.ts'
import type { JobAction } from './actions.ts'
import { blockedBy } from './blocked-by.ts'
import type { JobFacts } from './facts.ts'
import { jobReading, orderRequired } from './reading.ts'

/** What the form of an action will answer: a button is not disabled for it. */
const askedByForm: Readonly<Partial<Record<JobAction, readonly BlockerCode[]>>> = {
  schedule: ['WINDOW'],
  cancel: ['REASON'],
  reject: ['REASON'],
  return_visit: ['REASON'],
  dispute: ['REASON'],
  resolve_flag: ['FLAG_OPEN', 'NOTES'],
  move_order_line: ['ORDER_LINE', 'LINE_STATE'],
}

/**
 * What disables the button of an action: its blockers without those that its form will answer. `known` is what stands
 * before the form is opened: who asks, and from which seat. Of flags the stored ones count, as in `blockedBy`: a screen
 * that shows old documents asks about `freshJob(job, now)`.
 *
 * @example
 * buttonBlockers('cancel', { status: 'pending' }, '2026-11-21T12:00:00Z') // => []
 */
export function buttonBlockers(
  action: JobAction,
  job: JobFacts,
  now: TimeLike,
  known: Pick<ActionInput, 'by' | 'seat'> = {},
): Blocker[] {
  const asked = askedByForm[action] ?? []
  const blockers = blockedBy(action, job, known, now).filter((blocker) => !asked.includes(blocker.code))
  if (action === 'generate_order_plan' && blockers.length === 0 && !needsPlanning(job))
    return [block('NEEDS_EQUIPMENT')]
  return blockers
}

/** A plan for nothing is possible and useless: the command makes it, the button does not offer it. */
function needsPlanning(job: JobFacts): boolean {
  const reading = jobReading(job)
  return orderRequired(reading) || reading.metadata.order_plan !== undefined
}

/** The button blockers of several actions at once, for a screen. Of flags the stored ones count: see `freshJob`. */
export function actionsOf(
  job: JobFacts,
  now: TimeLike,
  actions: readonly JobAction[] = jobActions,
  known: Pick<ActionInput, 'by' | 'seat'> = {},
): Partial<Record<JobAction, Blocker[]>> {
  return Object.fromEntries(actions.map((action) => [action, buttonBlockers(action, job, now, known)]))
}
