import { nextLineStates } from '../equipment/move-order.ts'
import { lineStatesOf, orderLineMachine } from '../equipment/order-line.ts'
import { deriveOrderStage, stageRank } from '../equipment/stage.ts'
import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { resolutionBlockedBy } from '../flags/person.ts'
import { canMove } from '../machines/machine.ts'
import type { TimeLike } from '../schedule/instant.ts'
import type { ActionInput } from './action-input.ts'
import type { JobAction } from './actions.ts'
import type { JobFacts } from './facts.ts'
import { isDisputed, unsettledWork } from './guards.ts'
import { installDetailKeys } from './install-details.ts'
import { parseJobMetadata } from './parse-metadata.ts'
import { hasOpenSeat, seatsTaken } from './seats.ts'
import { startBlockedBy } from './starting.ts'
import { parseJobStatus } from './status.ts'

/** What an action asks beyond the guards of its row in the transition table. */
type ActionCheck = (job: JobFacts, input: ActionInput, now: TimeLike) => Blocker[]

const verify: ActionCheck = (job) =>
  job.verified_at != null && !isDisputed(job) ? [block('NOT_VERIFIED', { verified_at: job.verified_at })] : []

const dispatch: ActionCheck = (job, input) => {
  // An offer that nobody has accepted yet may be replaced. Without a seat the question is whether any is to be had.
  const accepted = seatsTaken(job)
  // A helper who was left behind by the lead fills no lead's seat.
  const isLeadIn = accepted > 0 && Boolean(job.assigned_pro_id)
  const full = input.seat === 'lead' ? accepted > 0 : input.seat === 'helper' || isLeadIn ? !hasOpenSeat(job) : false
  const taken = full ? [block('UNASSIGNED', { pro_id: job.assigned_pro_id ?? null, accepted })] : []
  const refusedBefore = input.pro_id !== undefined && (input.rejected_by ?? []).includes(input.pro_id)
  return refusedBefore ? [...taken, block('PRO_REJECTED', { pro_id: input.pro_id })] : taken
}

// A helper gives back their own seat, whether or not a lead is there.
const reject: ActionCheck = (job, input) =>
  input.seat === 'helper' || job.assigned_pro_id ? [] : [block('ASSIGNED', {}, { message: 'No tech has this job' })]

const moveOrderLine: ActionCheck = (job, input) => {
  const plan = parseJobMetadata(job.metadata).order_plan
  if (plan === undefined) return [block('ORDER_PLAN')]
  if (input.line_id === undefined) {
    const present = deriveOrderStage(plan)
    const stage = input.stage ?? present
    const stuck = stage !== present && (stageRank(stage) < stageRank(present) || present === 'NOT_NEEDED')
    return stuck ? [block('LINE_STATE', { from: present, to: stage })] : []
  }
  const line = plan.components.find((entry) => entry.line_id === input.line_id)
  if (line === undefined) return [block('ORDER_LINE', { line_id: input.line_id })]
  const to = input.state ?? line.state
  if (to === line.state) return []
  const possible = canMove(orderLineMachine, line.state, to) && lineStatesOf[line.fulfilment].includes(to)
  const evidence = { line_id: line.line_id, from: line.state, to, next: nextLineStates(line) }
  return possible
    ? []
    : [block('LINE_STATE', evidence, { message: `${line.name} is ${line.state} and cannot become ${to}` })]
}

const updateInstallDetails: ActionCheck = (_job, input) => {
  const patch = input.install_details
  if (patch === undefined) return []
  return installDetailKeys.some((key) => patch[key] !== undefined) ? [] : [block('CHANGES')]
}

const resolveFlag: ActionCheck = (job, input, now) =>
  resolutionBlockedBy(
    parseJobMetadata(job.metadata).pain_flags,
    input.flag_id,
    input.resolution_notes ?? undefined,
    now,
  )

/** Of a job that is settled the office has said already that its work is good, if need be by an override. */
const approvePayout: ActionCheck = (job) => (parseJobStatus(job.status) === 'paid' ? [] : unsettledWork(job))

/** The checks of every action that has some. */
export const actionChecks: Readonly<Partial<Record<JobAction, ActionCheck>>> = {
  verify,
  dispatch,
  reject,
  start: (job, _input, now) => startBlockedBy(job, now),
  move_order_line: moveOrderLine,
  update_install_details: updateInstallDetails,
  resolve_flag: resolveFlag,
  approve_payout: approvePayout,
}
