import { blockOfVisit, estimatePayout } from '@h2s/domain'
import type { Actor } from '@h2s/domain'
import type { AuditInput } from '../../../src/record.ts'
import type { Pro } from '../people.ts'
import { actorOf } from './actors.ts'
import { iso } from './iso.ts'
import type { Life } from './life.ts'
import { say } from './messages.ts'
import type { Seat } from './rows.ts'

// Who is to come: offered, accepted, given back; and the time that it takes of them.

export function dispatchTo(life: Life, at: number, actor: Actor, pro: Pro, role: 'lead' | 'helper' = 'lead'): Seat {
  if (role === 'lead') life.may('dispatch', at)
  const estimate = estimatePayout({ ...life.job, metadata: life.metadata }, pro.tier, role)
  const seat: Seat = {
    pro,
    assignment_id: life.random.uuid(),
    job_id: life.job.job_id,
    pro_id: pro.pro_id,
    role,
    state: 'offered',
    payout_estimate_cents: estimate.total_cents,
    offered_at: iso(at),
    offer_rank_reason: 'Has every skill this job needs',
    version: 1,
    created_at: iso(at),
    updated_at: iso(at),
  }
  life.seats.push(seat)
  life.step(at, actor, [
    { action: 'dispatch', field: 'assignment', new_value: { pro_id: pro.pro_id, role }, notes: `${pro.name}, ${role}` },
  ])
  say(life, at, 'job_assigned', pro, seat.assignment_id)
  return seat
}

export function acceptSeat(life: Life, at: number, seat: Seat): void {
  const isLead = seat.role === 'lead'
  if (isLead) life.may('accept', at)
  changeSeat(seat, at, { state: 'accepted', accepted_at: iso(at) })
  const said: AuditInput = {
    action: 'accept',
    field: 'assignment',
    old_value: 'offered',
    new_value: 'accepted',
    notes: `${seat.pro.name}, ${seat.role}`,
  }
  const actor = actorOf(seat.pro)
  if (isLead) life.moveTo('accepted', at, actor, { action: 'status_changed', more: [said] })
  else life.step(at, actor, [said])
  if (life.job.start_iso && life.job.end_iso) holdTime(life, at, seat)
}

/** Before or after acceptance: back to pending, and not offered to this provider again. */
export function rejectSeat(life: Life, at: number, seat: Seat, reason: string): void {
  life.may('reject', at, { reason })
  const was = seat.state
  changeSeat(seat, at, {
    state: was === 'offered' ? 'declined' : 'rejected',
    rejected_at: iso(at),
    reject_reason: reason,
  })
  releaseTime(life, at, seat)
  const said: AuditInput = {
    action: 'reject',
    field: 'assignment',
    old_value: was,
    new_value: seat.state,
    notes: `${seat.pro.name}, ${seat.role}: ${reason}`,
  }
  if (was === 'offered') return life.step(at, actorOf(seat.pro), [said])
  Object.assign(life.job, { start_iso: null, end_iso: null })
  life.moveTo('pending', at, actorOf(seat.pro), { action: 'status_changed', more: [said] })
}

export function changeSeat(seat: Seat, at: number, changes: Partial<Seat>): void {
  Object.assign(seat, changes, { version: (seat.version ?? 1) + 1, updated_at: iso(at) })
}

/** The visit's window becomes the seat's, and its time is taken. */
export function holdTime(life: Life, at: number, seat: Seat): void {
  const { job_id, start_iso, end_iso } = life.job
  if (!start_iso || !end_iso) return
  changeSeat(seat, at, { window_start: start_iso, window_end: end_iso })
  life.blocks.push({
    block_id: life.random.uuid(),
    pro_id: seat.pro_id,
    job_id,
    assignment_id: seat.assignment_id,
    ...blockOfVisit({ start_iso, end_iso }),
    released_at: null,
    created_at: iso(at),
  })
}

export function releaseTime(life: Life, at: number, seat: Seat): void {
  for (const block of life.blocks)
    if (block.assignment_id === seat.assignment_id && block.released_at === null) block.released_at = iso(at)
}
