import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAssignment, makeJob, makePayout } from '@h2s/db/test/factories'
import { openDoors } from './support/doors.ts'
import type { Doors } from './support/doors.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.drop())

/** Values that are nowhere else, in every place that the audience must not see. */
const canary = {
  email: 'canary.mail@example.com',
  phone: '+14045557777',
  street: '4711 Canary Wharf',
  gate: 'CANARY-GATE',
  notes: 'canary notes of the customer',
  quoted: 91_234_501,
  paid: 91_234_502,
  otherEstimate: 91_234_503,
  source: 'cs_canary_session',
  reason: 'canary reason of another tech',
}

type Side = 'offered' | 'accepted' | 'done'

async function plant(state: Side) {
  const { ownerDb } = doors.test
  const job = await makeJob(ownerDb, {
    customer_id: doors.customer.customer_id,
    branch_id: 'atlanta',
    customer_email: canary.email,
    customer_phone: canary.phone,
    service_address: canary.street,
    notes_from_customer: canary.notes,
    quoted_cents: canary.quoted,
    paid_cents: canary.paid,
    source_ref: `${canary.source}-${randomUUID()}`,
    start_iso: '2026-11-01T15:00:00.000Z',
    end_iso: '2026-11-01T17:00:00.000Z',
    ...(state === 'done' ? { status: 'completed' as const, completed_at: '2026-11-01T17:00:00.000Z' } : {}),
    metadata: {
      items_json: [{ service_id: 'TV-M', quantity: 1, metadata: { mount_type: 'tilt', tv_size: 55 } }],
      access: { building: 'gated', gate_code: canary.gate },
      pain_flags: [
        {
          flag_id: 'f-price',
          flag: 'SCOPE_MISMATCH',
          severity: 'HIGH',
          message: `The customer paid ${canary.paid}`,
          origin: 'rule',
          subject: 'price',
          added_at: '2026-11-01T10:00:00Z',
          evidence: { paid_cents: canary.paid },
          clears_when: 'never',
        },
      ],
    },
  })
  await makeAssignment(ownerDb, {
    job_id: job.job_id,
    pro_id: doors.otherPro.pro_id,
    state: 'rejected',
    reject_reason: canary.reason,
    payout_estimate_cents: canary.otherEstimate,
  })
  const assignment = await makeAssignment(ownerDb, { job_id: job.job_id, pro_id: doors.pro.pro_id, state })
  if (state === 'done') {
    await makePayout(ownerDb, { job_id: job.job_id, pro_id: doors.pro.pro_id, assignment_id: assignment.assignment_id })
    await makePayout(ownerDb, {
      job_id: job.job_id,
      pro_id: doors.otherPro.pro_id,
      amount_cents: canary.otherEstimate,
      kind: 'tip',
    })
  }
  return { job, assignment }
}

const money = [canary.quoted, canary.paid, canary.otherEstimate].map(String)

describe('what a provider sees', () => {
  it.each([
    ['offered', ['email', 'phone', 'street', 'gate', 'notes']],
    ['accepted', ['email']],
    // The visit is long over: what was needed for it is gone again.
    ['done', ['email', 'phone', 'street', 'gate', 'notes']],
  ] as const)('while %s', async (state, hidden) => {
    const { assignment } = await plant(state)
    const one = await doors.call(doors.callers.provider, 'provider.jobs.get', {
      assignment_id: assignment.assignment_id,
    })
    const all = await doors.call(doors.callers.provider, 'provider.jobs.list', { scope: 'all' })
    expect(one.ok && all.ok).toBe(true)
    const text = JSON.stringify(one)
    for (const key of hidden) expect(text).not.toContain(canary[key])
    for (const amount of [...money, canary.source, canary.reason])
      expect(JSON.stringify([one, all])).not.toContain(amount)
    if (state === 'accepted') {
      for (const key of ['phone', 'street', 'gate', 'notes'] as const) expect(text).toContain(canary[key])
    }
    if (state === 'done')
      expect(one).toMatchObject({ data: { job: { payout: { status: 'pending_review', amount_cents: 8_340 } } } })
  })

  it('and learns of an act: its assignment and the job’s status, and nothing else', async () => {
    const { assignment } = await plant('offered')
    const answer = await doors.call(doors.callers.provider, 'provider.assignments.reject', {
      assignment_id: assignment.assignment_id,
      reason: 'Too far',
    })
    expect(answer).toEqual({
      ok: true,
      data: {
        assignment: {
          assignment_id: assignment.assignment_id,
          job_id: assignment.job_id,
          state: expect.any(String),
          version: expect.any(Number),
        },
        job: {
          job_id: assignment.job_id,
          job_number: expect.any(String),
          status: 'pending',
          version: expect.any(Number),
        },
      },
    })
  })
})

describe('what a customer sees', () => {
  it.each(['offered', 'accepted', 'done'] as const)('while %s', async (state) => {
    const { job } = await plant(state)
    for (const caller of [
      doors.callers.customer,
      { ...doors.callers.link, job_id: job.job_id } as typeof doors.callers.link,
    ]) {
      const answer = await doors.call(caller, 'customer.jobs.get', { job_id: job.job_id })
      expect(answer.ok).toBe(true)
      const text = JSON.stringify(answer)
      for (const hidden of [
        String(canary.otherEstimate),
        String(canary.quoted),
        canary.source,
        canary.reason,
        canary.gate,
      ]) {
        expect(text).not.toContain(hidden)
      }
      expect(text).not.toMatch(/Otto|SCOPE_MISMATCH|payout|8340/)
      expect(answer).toMatchObject({ data: { job: { tech: state === 'offered' ? null : { first_name: 'Pat' } } } })
    }
  })

  it('by link: exactly the one job, and no other of theirs', async () => {
    const answer = await doors.call(doors.callers.link, 'customer.jobs.list', undefined)
    expect(answer).toMatchObject({ ok: true, data: { jobs: [{ job_id: doors.job.job_id }] } })
    const other = await plant('offered')
    expect(await doors.call(doors.callers.link, 'customer.jobs.get', { job_id: other.job.job_id })).toMatchObject({
      ok: false,
      data: { code: 'NOT_FOUND' },
    })
  })
})

describe('blockers outside the office', () => {
  it('have their sentence and cure, and not the facts behind them', async () => {
    const { assignment } = await plant('accepted')
    const answer = await doors.call(doors.callers.provider, 'provider.assignments.start', {
      assignment_id: assignment.assignment_id,
    })
    expect(answer).toMatchObject({ ok: false, data: { httpStatus: 400 } })
    if (answer.ok) return
    expect(answer.data.blockers.length).toBeGreaterThan(0)
    for (const blocker of answer.data.blockers) {
      expect(blocker).toMatchObject({ message: expect.any(String), fix: expect.any(String), evidence: {} })
    }
  })
})
