import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import type { VisitWindow } from '../job/facts.ts'
import type { SeatRole } from '../payouts/estimate.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { visitWindowBlockedBy } from '../schedule/visit-window.ts'
import { assignmentBlockedBy } from './blocked-by.ts'
import type { AssignmentState } from './machine.ts'

/** What somebody does from their seat on a job. */
export const seatActions = ['accept', 'reject', 'start', 'complete'] as const
export type SeatAction = (typeof seatActions)[number]

/** A seat on a job, with the window that it was offered for. */
export type SeatFacts = {
  role: SeatRole
  state: AssignmentState
  window_start?: string | null | undefined
  window_end?: string | null | undefined
}

type Timed = { start_iso?: string | null | undefined; end_iso?: string | null | undefined }

/** When the visit is for this seat: the window that it was offered for, else the job's own. */
export function seatWindow(seat: SeatFacts, job: Timed): VisitWindow | null {
  return windowFrom(seat.window_start, seat.window_end) ?? windowFrom(job.start_iso, job.end_iso)
}

/**
 * What of the seat itself stands in the way: its state, who in the crew does this, and a time that is no longer to come.
 * What the job says is asked with `blockedBy`.
 *
 * @example
 * seatBlockedBy('start', { role: 'lead', state: 'accepted' }, {}, '2026-11-21T12:00:00Z') // => []
 */
export function seatBlockedBy(action: SeatAction, seat: SeatFacts, job: Timed, now: TimeLike): Blocker[] {
  const { role, state } = seat
  // Start and completion are the lead's: the crew follows.
  if (role !== 'lead' && (action === 'start' || action === 'complete'))
    return [block('ASSIGNMENT_STATE', { role }, { message: 'The lead tech does this for the whole crew' })]
  const step = action === 'reject' && state === 'offered' ? 'decline' : action
  return [...assignmentBlockedBy(step, state), ...(action === 'accept' ? timeBlocked(seatWindow(seat, job), now) : [])]
}

/** What somebody in this seat is offered to do, whatever the job has against it. */
export function actionsFrom(seat: SeatFacts, job: Timed, now: TimeLike): SeatAction[] {
  return seatActions.filter((action) =>
    seatBlockedBy(action, seat, job, now).every(({ code }) => code !== 'ASSIGNMENT_STATE'),
  )
}

const fix = 'Ask the office for another time, or turn the offer down.'

const timeBlocked = (window: VisitWindow | null, now: TimeLike): Blocker[] =>
  window === null ? [] : visitWindowBlockedBy(window, now).map((blocker) => ({ ...blocker, fix }))

const windowFrom = (start: string | null | undefined, end: string | null | undefined): VisitWindow | null =>
  start == null || end == null ? null : { start_iso: start, end_iso: end }
