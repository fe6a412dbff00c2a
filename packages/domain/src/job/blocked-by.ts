import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { actionChecks } from './action-checks.ts'
import type { ActionInput } from './action-input.ts'
import { statusesFor } from './action-statuses.ts'
import { actionLabels, whoMay } from './actions.ts'
import type { JobAction } from './actions.ts'
import type { JobFacts } from './facts.ts'
import { guardChecks } from './guards.ts'
import { readOnce } from './reading.ts'
import { hasOpenSeat, seatsTaken } from './seats.ts'
import { parseJobStatus, statusWords } from './status.ts'
import type { JobStatus } from './status.ts'
import { transitionsOf } from './transitions.ts'

/**
 * Blocked by what? Every blocker of an action at once; an empty list means that nothing is in the way as far as `input`
 * says: of what it leaves out (who asks, which line, which seat) nothing is judged.
 *
 * One answer for the button, the command and the test. `input` is what came with the action, undefined where nothing did;
 * a reason that is asked for and not given is a blocker too (for a button, before its form is filled in, see
 * `buttonBlockers`). Whether this actor may do it on this job is another question: `mayDo`. Of flags the stored ones count:
 * see `freshJob` for a document that nobody has refreshed. Never throws on any job; throws INVALID on an action that does
 * not exist.
 *
 * @example
 * blockedBy('cancel', { status: 'pending' }, {}, '2026-11-21T12:00:00Z').map((b) => b.code) // => ['REASON']
 * @example
 * blockedBy('start', { status: 'accepted', assigned_pro_id: 'p' }, {}, '2026-11-21T12:00:00Z') // => []
 */
export function blockedBy(
  action: JobAction,
  job: JobFacts,
  input: ActionInput | undefined = {},
  now: TimeLike,
): Blocker[] {
  const status = parseJobStatus(job.status)
  if (status === null || !isPossibleIn(status, action, job, input)) return [notNow(action, job, status, input)]
  const rows = transitionsOf(action)
  const read = readOnce(job)
  const guards = (rows.find((row) => row.from === status) ?? rows[0])?.guards ?? []
  return [
    ...guards.flatMap((guard) => guardChecks[guard](job, input, now, action, read) ?? []),
    ...(actionChecks[action]?.(job, input, now) ?? []),
  ]
}

/** The seat of a helper is filled after the lead has accepted: the job stays where it is. */
function isPossibleIn(status: JobStatus, action: JobAction, job: JobFacts, { by }: ActionInput): boolean {
  const allowed = statusesFor(action, by)
  if (allowed.includes(status)) return true
  const leadIsIn = (status === 'accepted' || status === 'scheduled') && seatsTaken(job) > 0
  return action === 'accept' && allowed.length > 0 && leadIsIn && hasOpenSeat(job)
}

function notNow(action: JobAction, job: JobFacts, status: JobStatus | null, { by }: ActionInput): Blocker {
  const allowed = statusesFor(action, by)
  if (allowed.length === 0) {
    const message = `${actionLabels[action]}: only for ${whoMay[action].join(', ')}`
    return block('STATUS', { status: job.status, allowed: [] }, { message, fix: 'Ask somebody who may.' })
  }
  const words = status === null ? job.status : statusWords[status]
  const message = `${actionLabels[action]}: not possible while the job is ${words}`
  const isForOthers = status !== null && statusesFor(action).includes(status)
  const fix = isForOthers
    ? 'Ask the office: it still can.'
    : `Possible while the job is ${allowed.map((entry) => statusWords[entry]).join(', ')}.`
  return block('STATUS', { status: job.status, allowed: [...allowed] }, { message, fix })
}
