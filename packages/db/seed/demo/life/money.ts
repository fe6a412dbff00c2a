import { estimatePayout } from '@h2s/domain'
import type { Actor } from '@h2s/domain'
import type { AuditInput } from '../../../src/record.ts'
import { settlement } from './actors.ts'
import { iso } from './iso.ts'
import type { Life } from './life.ts'
import type { Payment, Payout, Seat } from './rows.ts'
import { changeSeat } from './seats.ts'

// What the customer pays, what the providers get, and the books of both.

/** Money that moved between accounts, in cents; the amounts add up to nothing. */
export function post(life: Life, at: number, kind: string, amounts: Readonly<Record<string, number>>): void {
  const entries = Object.entries(amounts)
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount_cents]) => ({ account, amount_cents }))
  if (entries.length === 0) return
  const { job_id, job_number } = life.job
  life.postings.push({ txn_id: life.random.uuid(), kind, job_id, memo: job_number, at: iso(at), entries })
}

export function capture(life: Life, at: number, payment: Payment): AuditInput {
  const { amount_cents } = payment
  Object.assign(payment, {
    state: 'captured',
    captured_cents: amount_cents,
    authorized_until: null,
    updated_at: iso(at),
  })
  life.job.paid_cents = amount_cents
  post(life, at, 'capture', { stripe_clearing: amount_cents, customer_deposits: -amount_cents })
  return { action: 'payment_captured', field: 'paid_cents', old_value: 0, new_value: amount_cents }
}

/** The share of one seat, as it stands when the work is done. */
export function openPayout(
  life: Life,
  at: number,
  seat: Seat,
  { createdBy, crew }: { createdBy: string; crew: number },
): AuditInput {
  const { job_id, job_number, paid_cents } = life.job
  const work = { ...life.job, metadata: life.metadata }
  const share = estimatePayout(work, seat.pro.tier, seat.role ?? 'lead', { crew })
  const payout: Payout = {
    payout_id: life.random.uuid(),
    job_id,
    assignment_id: seat.assignment_id,
    pro_id: seat.pro_id,
    kind: 'visit',
    amount_cents: share.total_cents,
    currency: 'USD',
    lines: share.lines,
    status: 'not_eligible',
    created_by: createdBy,
    payee_user_id: seat.pro.user_id,
    evidence: { job_number, role: seat.role, crew, paid_cents },
    version: 1,
    created_at: iso(at),
    updated_at: iso(at),
  }
  life.payouts.push(payout)
  const { payout_id, amount_cents, status } = payout
  return { action: 'payout_created', field: 'payouts', new_value: { payout_id, amount_cents, status } }
}

export function changePayout(payout: Payout, at: number, changes: Partial<Payout>): void {
  Object.assign(payout, changes, { version: (payout.version ?? 1) + 1, updated_at: iso(at) })
}

export function approvePayouts(life: Life, at: number, actor: Actor): void {
  if (actor.kind !== 'user') return
  const approved = { approved_by: actor.user_id, approved_by_name: actor.name, approved_at: iso(at) }
  const entries = life.payouts
    .filter((payout) => payout.status === 'pending_review')
    .map((payout): AuditInput => {
      changePayout(payout, at, { status: 'approved', ...approved })
      const { amount_cents, payout_id } = payout
      post(life, at, 'payout_approved', { provider_cost: amount_cents, payouts_payable: -amount_cents })
      return {
        action: 'approve_payout',
        field: 'payouts',
        old_value: 'pending_review',
        new_value: 'approved',
        notes: payout_id,
      }
    })
  for (const seat of life.live) changeSeat(seat, at, { payout_status: 'approved' })
  life.step(at, actor, entries)
}

export function settleJob(life: Life, at: number): void {
  life.may('settle', at)
  for (const payout of life.payouts) {
    if (payout.status !== 'approved') continue
    changePayout(payout, at, { status: 'paid', paid_at: iso(at) })
    post(life, at, 'payout_paid', { payouts_payable: payout.amount_cents, bank: -payout.amount_cents })
  }
  for (const seat of life.live) changeSeat(seat, at, { payout_status: 'paid' })
  life.moveTo('paid', at, settlement, { action: 'settle' })
}
