import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import type { TimeLike } from '../schedule/instant.ts'
import type { JobFacts } from './facts.ts'
import { guardChecks } from './guards.ts'
import { readOnce } from './reading.ts'
import { startBlockedBy } from './starting.ts'
import { parseJobStatus } from './status.ts'
import type { JobStatus } from './status.ts'
import { genericTransition, validTransitions } from './transitions.ts'

const noInput = {}

/** Seed A's answer, and with it every blocker at once. `error` is the first one's sentence. */
export type Verdict = { ok: boolean; error?: string; blockers: Blocker[] }

/**
 * Whether the generic "set status" call may move a job to a status: seed A's map and the guards of the table.
 *
 * Judges the job's facts only; what a form still asks for (a reason for cancelling) is judged by the command.
 * Of flags the stored ones count: see `freshJob` for a document that nobody has refreshed.
 * Without `now` every waiver that was given stands, and no window or time of the crew is held against the clock. Never throws on any job.
 *
 * @example
 * canTransitionTo({ status: 'accepted' }, 'in_progress').error // => 'Job must be assigned to a tech before starting'
 * @example
 * canTransitionTo({ status: 'paid' }, 'pending').error // => 'Cannot transition from paid to pending'
 */
export function canTransitionTo(job: JobFacts, to: JobStatus, now?: TimeLike): Verdict {
  const status = parseJobStatus(job.status)
  const row = status === null ? undefined : genericTransition(status, to)
  if (row === undefined) {
    const message = `Cannot transition from ${job.status} to ${to}`
    return { ok: false, error: message, blockers: [noWay(job, status, to, message)] }
  }
  const blockers: Blocker[] = []
  const read = readOnce(job)
  for (const guard of row.guards) {
    if (guard === 'REASON') continue
    const found = guardChecks[guard](job, noInput, now, row.action, read)
    // Asked a million times a second: nothing is made for a guard that holds.
    if (found === null) continue
    if ('code' in found) blockers.push(found)
    else blockers.push(...found)
  }
  if (row.action === 'start') blockers.push(...startBlockedBy(job, now))
  const first = blockers[0]
  return first === undefined ? { ok: true, blockers } : { ok: false, error: first.message, blockers }
}

function noWay(job: JobFacts, status: JobStatus | null, to: string, message: string): Blocker {
  const allowed = status === null ? [] : validTransitions[status]
  const fix = allowed.length === 0 ? 'Nothing follows this status.' : `From here it goes to ${allowed.join(', ')}.`
  return block('STATUS', { from: job.status, to, allowed: [...allowed] }, { message, fix })
}

/** Every status that "set status" could lead to, each with what is in its way. */
export function nextStatuses(job: JobFacts, now?: TimeLike): { to: JobStatus; blockers: Blocker[] }[] {
  const status = parseJobStatus(job.status)
  if (status === null) return []
  return validTransitions[status].map((to) => ({ to, blockers: canTransitionTo(job, to, now).blockers }))
}
