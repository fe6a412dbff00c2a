import { makeJob, makePayout } from '@h2s/db/test/factories'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDoors } from './support/doors.ts'
import type { Doors } from './support/doors.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.drop())

it('a payout says what is in the way of each decision, and the decision is refused for the same', async () => {
  const { ownerDb } = doors.test
  const { admin } = doors.callers
  const { pro_id } = doors.pro
  const verified = { verified_at: '2026-11-01T10:00:00.000Z', verified_by: 'x' }
  const made = async (
    status: 'completed' | 'in_progress',
    payout: 'pending_review' | 'held',
    amount_cents: number,
    work: Parameters<typeof makeJob>[1] = verified,
  ) => {
    const completed_at = status === 'completed' ? '2026-11-01T09:00:00.000Z' : null
    const { job_id } = await makeJob(ownerDb, { status, completed_at, ...work })
    const frozen_at = '2026-11-01T10:00:00.000Z'
    return makePayout(ownerDb, { job_id, pro_id, status: payout, amount_cents, frozen_at, created_by: 'system:x' })
  }
  const unpriced = await made('completed', 'pending_review', 0)
  const reworked = await made('in_progress', 'held', 5000)
  const disputed_at = '2026-11-01T11:00:00.000Z'
  const disputed = await made('completed', 'held', 5000, { disputed_at, dispute_reason: 'Crooked' })
  const listed = await doors.call(admin, 'admin.payouts.list', {})
  if (!listed.ok) throw new Error(listed.message)
  type Row = { payout_id: string; blockers: unknown[]; actions: Record<'amend' | 'reject' | 'release', unknown[]> }
  const rowOf = (id: string) => (listed.data as { payouts: Row[] }).payouts.find((row) => row.payout_id === id)

  expect(rowOf(unpriced.payout_id)).toMatchObject({
    blockers: [{ code: 'PAYOUT_UNPRICED' }],
    actions: { amend: [], reject: [], release: [{ code: 'PAYOUT_STATE' }] },
  })
  const { amend, reject, release } = rowOf(reworked.payout_id)?.actions ?? {}
  expect([amend, reject, release]).toMatchObject([[{ code: 'STATUS' }], [{ code: 'STATUS' }], [{ code: 'STATUS' }]])
  const { payout_id } = reworked
  const open = [
    { code: 'VERIFIED', overridable: false },
    { code: 'NO_DISPUTE', evidence: { disputed_at } },
  ]
  expect(rowOf(disputed.payout_id)).toMatchObject({
    blockers: [{ code: 'PAYOUT_STATE' }, ...open],
    actions: { amend: open, reject: [], release: open },
  })
  const asked = { payout_id, reason: 'so' }
  const answers = [
    await doors.call(admin, 'admin.payouts.amend', { ...asked, amount_cents: 1 }),
    await doors.call(admin, 'admin.payouts.reject', asked),
    await doors.call(admin, 'admin.payouts.release', asked),
  ]
  expect(answers).toMatchObject([amend, reject, release].map((blockers) => ({ data: { blockers } })))

  const amended = await doors.call(admin, 'admin.payouts.amend', {
    payout_id: unpriced.payout_id,
    amount_cents: 4500,
    reason: 'Agreed by phone',
  })
  expect(amended).toMatchObject({
    ok: true,
    data: {
      payout: {
        amount_cents: 4500,
        status: 'pending_review',
        evidence: { amended: { from_payout: unpriced.payout_id, reason: 'Agreed by phone' } },
      },
    },
  })
})
