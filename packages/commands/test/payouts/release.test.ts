import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeAssignment } from '../../src/assignments/complete-assignment.ts'
import { disputeJob } from '../../src/job/dispute-job.ts'
import { verifyJob } from '../../src/job/verify-job.ts'
import { amendPayout } from '../../src/payouts/amend-payout.ts'
import { approvePayout } from '../../src/payouts/approve-payout.ts'
import { rejectPayout } from '../../src/payouts/reject-payout.ts'
import { releasePayout } from '../../src/payouts/release-payout.ts'
import {
  admin,
  byoMetadata,
  codes,
  createWorld,
  dispatcher,
  fingerprint,
  history,
  otherAdmin,
  providerActor,
  refusal,
} from '../world.ts'
import type { World } from '../world.ts'
import { workedJob } from '../worked-job.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

/** A job whose payout is above what one person approves: twenty TVs on one visit. Done, not verified yet. */
async function large() {
  const [tv] = byoMetadata.items_json
  const metadata = { ...byoMetadata, items_json: [{ ...tv, quantity: 20 }] }
  const { customer_ctx: customer, ...made } = await workedJob(world, { metadata })
  return { ...made, customer }
}

async function heldPayout() {
  const made = await large()
  await verifyJob(made.customer, made)
  return { ...made, payout_id: String((await payoutOf(made.job_id))?.['payout_id']) }
}

const payoutOf = async (job_id: string) =>
  (await world.rows('select * from h2s_payouts_ledger where job_id = $1', [job_id]))[0]
const seatOf = async (assignment_id: string) =>
  (
    await world.rows('select payout_status from h2s_dispatch_job_assignments where assignment_id = $1', [assignment_id])
  )[0]
const why = { reason: 'Photos and hours agree' }

describe('a large payout', () => {
  it('is held at verification, released by one, approved by another', async () => {
    const { payout_id, job_id, assignment_id } = await heldPayout()
    expect(await payoutOf(job_id)).toMatchObject({
      status: 'held',
      evidence: { held_because: 'Above $1,000.00: a second person looks at it' },
    })
    expect(await seatOf(assignment_id)).toEqual({ payout_status: 'held' })
    expect(codes(await refusal(approvePayout(world.as(admin), { payout_id })))).toEqual(['PAYOUT_STATE'])

    await releasePayout(world.as(admin), { payout_id, ...why })
    const row = await payoutOf(job_id)
    expect(row).toMatchObject({
      status: 'pending_review',
      evidence: { released: { by: 'user-Avery', by_name: 'Avery', ...why } },
    })
    expect(row?.['evidence']).not.toHaveProperty('held_because')
    expect(await seatOf(assignment_id)).toEqual({ payout_status: 'pending_review' })
    expect(await history(world, job_id)).toEqual(expect.arrayContaining(['payout_held', 'release_payout']))

    expect(codes(await refusal(approvePayout(world.as(admin), { payout_id })))).toEqual(['SECOND_PERSON'])
    expect(await approvePayout(world.as(otherAdmin), { payout_id })).toMatchObject({ status: 'paid' })
  })

  it('is not released by others, without a reason, on a stale version, twice, or while the work is disputed', async () => {
    const { payout_id, pro, customer, job_id } = await heldPayout()
    const before = await fingerprint(world)
    for (const [actor, kind] of [
      [dispatcher, 'FORBIDDEN'],
      [providerActor(pro.pro_id), 'NOT_FOUND'],
    ] as const)
      expect(await refusal(releasePayout(world.as(actor), { payout_id, ...why }))).toMatchObject({ kind })
    expect(codes(await refusal(releasePayout(world.as(admin), { payout_id, reason: ' ' })))).toEqual(['REASON'])
    expect(await refusal(releasePayout(world.as(admin), { payout_id, version: 1, ...why }))).toMatchObject({
      kind: 'CONFLICT',
    })
    expect(await fingerprint(world)).toBe(before)

    await disputeJob(customer, { job_id, reason: 'One hangs lower' })
    expect(codes(await refusal(releasePayout(world.as(admin), { payout_id, ...why })))).toEqual(['STATUS'])
  })

  it('of two who release it at the same instant one wins', async () => {
    const { payout_id } = await heldPayout()
    const outcomes = await Promise.allSettled(
      [admin, otherAdmin].map((actor) => releasePayout(world.as(actor), { payout_id, ...why })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('that was disputed and done over is held again, whatever was released before', async () => {
    const made = await heldPayout()
    await releasePayout(world.as(admin), { payout_id: made.payout_id, ...why })
    await disputeJob(made.customer, { job_id: made.job_id, reason: 'One hangs lower' })
    await completeAssignment(made.mine, made)
    await verifyJob(made.customer, { job_id: made.job_id })
    expect(await payoutOf(made.job_id)).toMatchObject({
      status: 'held',
      evidence: { held_because: expect.any(String) },
    })
  })
})

describe('work that was disputed and done over', () => {
  const amended = { amount_cents: 4000, reason: 'Half of it' }
  async function reworked() {
    const made = await large()
    await verifyJob(made.customer, made)
    const payout_id = String((await payoutOf(made.job_id))?.['payout_id'])
    await disputeJob(made.customer, { job_id: made.job_id, reason: 'One hangs lower' })
    await completeAssignment(made.mine, made)
    return { ...made, payout_id }
  }

  it('is not paid for before it is verified anew: neither put up for review, nor given an amount, nor approved', async () => {
    const { job_id, payout_id, customer } = await reworked()
    const before = await fingerprint(world)
    const open = ['NO_DISPUTE', 'VERIFIED']
    expect(codes(await refusal(releasePayout(world.as(admin), { payout_id, ...why })))).toEqual(open)
    expect(codes(await refusal(amendPayout(world.as(admin), { payout_id, ...amended })))).toEqual(open)
    expect(codes(await refusal(approvePayout(world.as(otherAdmin), { payout_id })))).toEqual(
      [...open, 'PAYOUT_STATE'].toSorted(),
    )
    expect(await fingerprint(world)).toBe(before)
    expect(await world.rows('select 1 from h2s_ledger_transactions where job_id = $1', [job_id])).toEqual([])

    await verifyJob(customer, { job_id })
    await releasePayout(world.as(admin), { payout_id, ...why })
    expect(await approvePayout(world.as(otherAdmin), { payout_id })).toMatchObject({ status: 'paid' })
  })

  it('can be said to be owed nothing for, whoever verified it', async () => {
    const { job_id, payout_id } = await reworked()
    await rejectPayout(world.as(admin), { payout_id, reason: 'They left it as it was' })
    expect(codes(await refusal(amendPayout(world.as(admin), { payout_id, ...amended })))).toEqual([
      'NO_DISPUTE',
      'VERIFIED',
    ])
    expect(await payoutOf(job_id)).toMatchObject({ status: 'rejected' })
  })
})
