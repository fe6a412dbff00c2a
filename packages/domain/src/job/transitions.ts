import { jobActions, whoMay } from './actions.ts'
import type { JobAction } from './actions.ts'
import { jobStatuses } from './status.ts'
import type { JobStatus } from './status.ts'
import type { BlockerCode } from '../errors/blocker-codes.ts'
import type { Machine } from '../machines/machine.ts'
import type { Role } from '../people/actor.ts'

/** Guards of the transition table: what must hold before a step is taken. */
export type Guard = Extract<
  BlockerCode,
  | 'ASSIGNED'
  | 'WINDOW'
  | 'SCOPE'
  | 'EQUIPMENT'
  | 'CREW'
  | 'NO_CRITICAL_FLAG'
  | 'CHECKLIST'
  | 'VERIFIED'
  | 'PAYOUT_APPROVED'
  | 'NO_DISPUTE'
  | 'REASON'
  | 'POLICY'
  | 'BEFORE_PAYOUT'
>

/** One row of the transition table, for one `from`. */
export type JobTransition = {
  readonly from: JobStatus
  readonly to: JobStatus
  readonly action: JobAction
  readonly who: readonly (Role | 'system')[]
  readonly guards: readonly Guard[]
  /** False for the rows that the generic "set status" call refuses: they happen only through their own command. */
  readonly generic: boolean
}

type Row = readonly [from: readonly JobStatus[], to: JobStatus, action: JobAction, guards: readonly Guard[]]

const beforeCompleted = ['pending', 'pending_scheduling', 'accepted', 'scheduled', 'in_progress'] as const

/** Seed A's map, row by row. */
const genericRows: readonly Row[] = [
  [['pending'], 'pending_scheduling', 'request_time', []],
  [['pending', 'pending_scheduling'], 'accepted', 'accept', ['ASSIGNED']],
  [['pending_scheduling', 'accepted'], 'scheduled', 'schedule', ['ASSIGNED', 'WINDOW', 'SCOPE']],
  [['accepted', 'scheduled'], 'in_progress', 'start', ['ASSIGNED', 'EQUIPMENT', 'CREW']],
  [['in_progress'], 'completed', 'complete', ['NO_CRITICAL_FLAG', 'CHECKLIST']],
  [['completed'], 'paid', 'settle', ['VERIFIED', 'PAYOUT_APPROVED', 'NO_DISPUTE']],
  [beforeCompleted, 'cancelled', 'cancel', ['REASON']],
]

/** The ways back, each through its own command only. */
const ownCommandRows: readonly Row[] = [
  [['accepted', 'scheduled'], 'pending', 'reject', ['REASON']],
  [['scheduled'], 'accepted', 'reschedule', ['POLICY']],
  [['in_progress'], 'accepted', 'return_visit', ['REASON']],
  [['completed'], 'in_progress', 'dispute', ['BEFORE_PAYOUT', 'REASON']],
]

const spread = (rows: readonly Row[], generic: boolean): JobTransition[] =>
  rows.flatMap(([froms, to, action, guards]) =>
    froms.map((from) => ({ from, to, action, who: whoMay[action], guards, generic })),
  )

/** Every step that a job can take, the four ways back included. Source: domain.md, *The job*. */
export const jobTransitions: readonly JobTransition[] = [...spread(genericRows, true), ...spread(ownCommandRows, false)]

/**
 * Seed A's map, key for key: what the generic "set status" call accepts, and nothing more.
 *
 * @example
 * validTransitions.accepted // => ['scheduled', 'in_progress', 'cancelled']
 */
export const validTransitions: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  pending: ['pending_scheduling', 'accepted', 'cancelled'],
  pending_scheduling: ['accepted', 'scheduled', 'cancelled'],
  accepted: ['scheduled', 'in_progress', 'cancelled'],
  scheduled: ['in_progress', 'cancelled'],
  in_progress: ['completed', 'cancelled'],
  completed: ['paid'],
  paid: [],
  cancelled: [],
}

/** The row that leads from one status to another by "set status"; undefined when there is none. */
export function genericTransition(from: JobStatus, to: JobStatus): JobTransition | undefined {
  return generic.get(from)?.get(to)
}

const generic = new Map(
  jobStatuses.map((from) => [
    from,
    new Map(jobTransitions.filter((row) => row.generic && row.from === from).map((row) => [row.to, row])),
  ]),
)

/** The rows of an action, one per status that it may start from. */
export function transitionsOf(action: JobAction): readonly JobTransition[] {
  return byAction.get(action) ?? []
}

const byAction = new Map(jobActions.map((action) => [action, jobTransitions.filter((row) => row.action === action)]))

/** The job as a machine like every other one, for walking and drawing. */
export const jobMachine: Machine<JobStatus> = {
  name: 'job',
  initial: 'pending',
  states: jobStatuses,
  final: ['paid', 'cancelled'],
  steps: jobTransitions.map(({ from, to, action }) => ({ from, to, on: action })),
}
