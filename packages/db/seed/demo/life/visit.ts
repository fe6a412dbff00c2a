import type { Actor } from '@h2s/domain'
import { intake } from './actors.ts'
import { iso } from './iso.ts'
import type { Life } from './life.ts'
import { say } from './messages.ts'
import type { Proposal } from './rows.ts'
import { holdTime, releaseTime } from './seats.ts'

// When the visit is: proposed, confirmed, moved.

const arrivalMinutes = 120

/** What the customer would like, said at the purchase. */
export function proposeWindow(life: Life, at: number, start: number): void {
  const window = windowFrom(start, arrivalMinutes)
  life.proposals.push({
    proposal_id: life.random.uuid(),
    job_id: life.job.job_id,
    proposed_by: 'customer',
    windows: [window],
    state: 'open',
    created_at: iso(at),
    updated_at: iso(at),
  })
  life.step(at, intake, [{ action: 'window_proposed', field: 'proposals', new_value: window }])
}

export function askForTime(life: Life, at: number, actor: Actor): void {
  life.may('request_time', at)
  life.moveTo('pending_scheduling', at, actor, { action: 'request_time' })
}

export function confirmVisit(life: Life, at: number, actor: Actor, start: number): void {
  const window = windowFrom(start, life.minutes)
  life.may('schedule', at, { window })
  Object.assign(life.job, window)
  for (const seat of life.live) holdTime(life, at, seat)
  closeProposals(life, at, 'accepted')
  const more = [{ action: 'time_blocked', field: 'window', new_value: window }]
  life.moveTo('scheduled', at, actor, { action: 'schedule', more })
  say(life, at, 'visit_confirmed', life.customer, window.start_iso)
}

/** The customer or dispatch moves a confirmed visit. */
export function moveVisit(life: Life, at: number, actor: Actor, start: number): void {
  const before = { start_iso: life.job.start_iso, end_iso: life.job.end_iso }
  const window = windowFrom(start, life.minutes)
  for (const seat of life.live) releaseTime(life, at, seat)
  Object.assign(life.job, window, { reschedule_count: (life.job.reschedule_count ?? 0) + 1 })
  for (const seat of life.live) holdTime(life, at, seat)
  life.step(at, actor, [{ action: 'reschedule', field: 'window', old_value: before, new_value: window }])
}

export function closeProposals(life: Life, at: number, state: Proposal['state']): void {
  for (const proposal of life.proposals)
    if (proposal.state === 'open') Object.assign(proposal, { state, updated_at: iso(at) })
}

const windowFrom = (start: number, minutes: number) => ({
  start_iso: iso(start),
  end_iso: iso(start + minutes * 60_000),
})
