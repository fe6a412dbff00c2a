import type { Tx } from '@h2s/db/client'
import type { AssignmentRow } from '@h2s/db/schema/assignments'
import { roundsOf } from '@h2s/db/store/assignments'
import type { JobRecord } from '@h2s/db/store/jobs'
import { hoursUntil, seatWindow } from '@h2s/domain'
import type { TurnedDown } from '@h2s/domain'

/** What is said of a seat that was not taken or was given back, once that is saved. A visit that is over is none to come. */
export async function turnedDown(tx: Tx, job: JobRecord, seat: AssignmentRow, now: string): Promise<TurnedDown> {
  const { job_id, assignment_id, pro_id } = seat
  const window = seatWindow(seat, job)
  const isToCome = window !== null && Date.parse(window.end_iso) > Date.parse(now)
  return {
    job_id,
    assignment_id,
    pro_id,
    round: await roundsOf(tx, seat),
    hours_to_visit: isToCome ? hoursUntil(window.start_iso, now) : null,
  }
}
