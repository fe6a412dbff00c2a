import { actorOf, settlement } from './actors.ts'
import { iso } from './iso.ts'
import type { Life } from './life.ts'
import { say } from './messages.ts'
import { capture, changePayout, openPayout } from './money.ts'
import { changeSeat, releaseTime } from './seats.ts'

// The work on site, and what the customer says of it.

export function startWork(life: Life, at: number): void {
  life.may('start', at)
  const lead = life.leadOrThrow()
  for (const seat of life.live)
    if (seat.state !== 'offered') changeSeat(seat, at, { state: 'working', started_at: iso(at) })
  life.moveTo('in_progress', at, actorOf(lead.pro), { action: 'start' })
}

export function completeWork(life: Life, at: number): void {
  life.may('complete', at)
  const lead = life.leadOrThrow()
  const crew = life.live.filter((seat) => seat.state === 'working')
  const more = crew.flatMap((seat) => {
    changeSeat(seat, at, { state: 'done', provider_completed_at: iso(at) })
    releaseTime(life, at, seat)
    // Work that was disputed and done over is paid once.
    if (life.payouts.some((payout) => payout.pro_id === seat.pro_id)) return []
    return [openPayout(life, at, seat, { createdBy: lead.pro.user_id, crew: crew.length })]
  })
  life.job.completed_at = iso(at)
  life.moveTo('completed', at, actorOf(lead.pro), { action: 'complete', more })
  say(life, at, 'please_verify', life.customer, iso(at))
}

/** The customer says that all is well, or nobody answered for 72 hours. */
export function verifyWork(life: Life, at: number, isAutomatic = false, captures = true): void {
  life.may('verify', at)
  const actor = isAutomatic ? settlement : life.customerActor()
  Object.assign(life.job, {
    verified_at: iso(at),
    verified_by:
      actor.kind === 'user' ? actor.user_id : actor.kind === 'link' ? `link:${life.job.job_id}` : 'system:settlement',
  })
  for (const seat of life.live)
    changeSeat(seat, at, {
      customer_verified_at: iso(at),
      payout_eligible_at: iso(at),
      payout_status: 'pending_review',
    })
  for (const payout of life.payouts)
    if (payout.status === 'not_eligible') changePayout(payout, at, { status: 'pending_review', frozen_at: iso(at) })
  const notes = isAutomatic ? 'No answer within 72 hours' : null
  const verified = { action: 'verify', field: 'verified_at', new_value: iso(at), notes }
  const payment = life.payments[0]
  const isCaptured = captures && payment?.plan === 'authorize_then_capture'
  life.step(at, actor, isCaptured ? [verified, capture(life, at, payment)] : [verified])
}

export function disputeWork(life: Life, at: number, reason: string): void {
  life.may('dispute', at, { reason })
  Object.assign(life.job, { disputed_at: iso(at), dispute_reason: reason, completed_at: null })
  for (const seat of life.live)
    if (seat.state === 'done') changeSeat(seat, at, { state: 'working', provider_completed_at: null })
  life.moveTo('in_progress', at, life.customerActor(), { action: 'dispute', notes: reason })
}
