import { resolutionBlockedBy } from '../flags/person.ts'
import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { canMove } from '../machines/machine.ts'
import { lineStatesOf, orderLineMachine } from '../equipment/order-line.ts'
import { nextLineStates } from '../equipment/move-order.ts'
import { deriveOrderStage, stageRank } from '../equipment/stage.ts'
import type { TimeLike } from '../schedule/instant.ts'
import type { ActionInput } from './action-input.ts'
import { actionLabels, jobActions } from './actions.ts'
import type { JobAction } from './actions.ts'
import type { JobFacts } from './facts.ts'
import { guardChecks, isDisputed } from './guards.ts'
import { parseJobMetadata } from './parse-metadata.ts'
import { jobReading, orderRequired } from './reading.ts'
import { parseJobStatus } from './status.ts'
import type { JobStatus } from './status.ts'
import { transitionsOf } from './transitions.ts'

/** Where the actions that leave the status are possible. */
const statusesOf: Readonly<Partial<Record<JobAction, readonly JobStatus[]>>> = {
  verify: ['completed'],
  dispatch: ['pending', 'pending_scheduling', 'accepted', 'scheduled'],
  generate_order_plan: ['pending', 'pending_scheduling', 'accepted', 'scheduled', 'in_progress'],
  move_order_line: ['pending', 'pending_scheduling', 'accepted', 'scheduled', 'in_progress', 'completed', 'cancelled'],
  update_install_details: ['pending', 'pending_scheduling', 'accepted', 'scheduled', 'in_progress'],
  resolve_flag: ['pending', 'pending_scheduling', 'accepted', 'scheduled', 'in_progress', 'completed'],
  raise_flag: ['pending', 'pending_scheduling', 'accepted', 'scheduled', 'in_progress', 'completed'],
  approve_payout: ['completed', 'paid'],
  // Turning down an offer leaves the job where it is; after acceptance it goes back to pending.
  reject: ['pending', 'pending_scheduling', 'accepted', 'scheduled'],
}

/** The statuses from which an action is possible at all. */
export function statusesFor(action: JobAction): readonly JobStatus[] {
  return statusesOf[action] ?? transitionsOf(action).map((row) => row.from)
}

/** Checks of actions that have no row in the transition table. */
const ownChecks: Readonly<Partial<Record<JobAction, (job: JobFacts, input: ActionInput, now: TimeLike) => Blocker[]>>> =
  {
    verify: (job) => [
      ...(job.verified_at != null && !isDisputed(job) ? [block('NOT_VERIFIED', { verified_at: job.verified_at })] : []),
    ],
    dispatch: (job, input) => [
      ...(job.assigned_pro_id ? [block('UNASSIGNED', { pro_id: job.assigned_pro_id })] : []),
      ...(input.pro_id !== undefined && (input.rejected_by ?? []).includes(input.pro_id)
        ? [block('PRO_REJECTED', { pro_id: input.pro_id })]
        : []),
    ],
    reject: (job, input, now) =>
      [guardChecks.ASSIGNED(job, input, now, 'reject') ?? []].flat().map((blocker) => ({
        ...blocker,
        message: 'No tech has this job',
      })),
    generate_order_plan: (job) => (orderRequired(jobReading(job)) || hasPlan(job) ? [] : [block('NEEDS_EQUIPMENT')]),
    move_order_line: moveBlockedBy,
    resolve_flag: (job, input, now) =>
      resolutionBlockedBy(
        parseJobMetadata(job.metadata).pain_flags,
        input.flag_id,
        input.resolution_notes ?? undefined,
        now,
      ),
  }

function hasPlan(job: JobFacts): boolean {
  return parseJobMetadata(job.metadata).order_plan !== undefined
}

function moveBlockedBy(job: JobFacts, input: ActionInput): Blocker[] {
  const plan = parseJobMetadata(job.metadata).order_plan
  if (plan === undefined) return [block('ORDER_PLAN')]
  if (input.line_id !== undefined) {
    const line = plan.components.find((entry) => entry.line_id === input.line_id)
    if (line === undefined) return [block('ORDER_LINE', { line_id: input.line_id })]
    if (input.state === undefined || input.state === line.state) return []
    const possible =
      canMove(orderLineMachine, line.state, input.state) && lineStatesOf[line.fulfilment].includes(input.state)
    return possible
      ? []
      : [block('LINE_STATE', { line_id: line.line_id, from: line.state, to: input.state, next: nextLineStates(line) })]
  }
  const present = deriveOrderStage(plan)
  if (
    input.stage !== undefined &&
    input.stage !== present &&
    (stageRank(input.stage) < stageRank(present) || present === 'NOT_NEEDED')
  ) {
    return [block('LINE_STATE', { from: present, to: input.stage })]
  }
  return []
}

/**
 * Blocked by what? Every blocker of an action at once; an empty list means "go on".
 *
 * One answer for the button, the command and the test. `input` is what came with the action; a reason that is asked for
 * and not given is a blocker too. Who may do it is another question: `mayDo`. Never throws on any job.
 *
 * @example
 * blockedBy('cancel', { status: 'pending' }, {}, '2026-11-21T12:00:00Z').map((b) => b.code) // => ['REASON']
 */
export function blockedBy(action: JobAction, job: JobFacts, input: ActionInput, now: TimeLike): Blocker[] {
  const status = parseJobStatus(job.status)
  const allowed = statusesFor(action)
  if (status === null || !allowed.includes(status)) {
    const message = `${actionLabels[action]}: not possible while the job is ${job.status}`
    const fix = `Possible while the job is ${allowed.join(', ')}.`
    return [block('STATUS', { status: job.status, allowed: [...allowed] }, { message, fix })]
  }
  const row = transitionsOf(action).find((entry) => entry.from === status) ?? transitionsOf(action)[0]
  const guards = (row?.guards ?? []).flatMap((guard) => guardChecks[guard](job, input, now, action) ?? [])
  return [...guards, ...(ownChecks[action]?.(job, input, now) ?? [])]
}

/** Codes that the form of an action answers: a button is not disabled for them. */
const askedByForm: Readonly<Partial<Record<JobAction, readonly Blocker['code'][]>>> = {
  schedule: ['WINDOW'],
  cancel: ['REASON'],
  reject: ['REASON'],
  return_visit: ['REASON'],
  dispute: ['REASON'],
}

/** What disables the button of an action: its blockers without those that its form will answer. */
export function buttonBlockers(action: JobAction, job: JobFacts, now: TimeLike): Blocker[] {
  if (action === 'resolve_flag' || action === 'move_order_line') {
    const status = blockedBy(action, job, {}, now).filter(
      (blocker) => blocker.code === 'STATUS' || blocker.code === 'ORDER_PLAN',
    )
    return status
  }
  return blockedBy(action, job, {}, now).filter((blocker) => !(askedByForm[action] ?? []).includes(blocker.code))
}

/** The button blockers of several actions at once, for a screen. */
export function actionsOf(
  job: JobFacts,
  now: TimeLike,
  actions: readonly JobAction[] = jobActions,
): Partial<Record<JobAction, Blocker[]>> {
  return Object.fromEntries(actions.map((action) => [action, buttonBlockers(action, job, now)]))
}
