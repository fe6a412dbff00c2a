import { makeAssignment, makeJob, makePro } from '@h2s/db/test/factories'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptAssignment } from '../../src/assignments/accept-assignment.ts'
import { completeAssignment } from '../../src/assignments/complete-assignment.ts'
import { startAssignment } from '../../src/assignments/start-assignment.ts'
import { raiseFlag } from '../../src/flags/raise-flag.ts'
import { resolveFlag } from '../../src/flags/resolve-flag.ts'
import { disputeJob } from '../../src/job/dispute-job.ts'
import { verifyJob } from '../../src/job/verify-job.ts'
import {
  admin,
  byoMetadata,
  codes,
  createWorld,
  customerActor,
  dispatcher,
  fingerprint,
  history,
  jobRow,
  jobWith,
  later,
  NOW,
  providerActor,
  refusal,
  told,
} from '../world.ts'
import type { World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

const twoTech = {
  metadata: {
    ...byoMetadata,
    items_json: [{ service_id: 'TV-XL', metadata: { mount_type: 'customer_provided', tv_size: 85 } }],
  },
  service_id: 'TV-XL',
}
const payouts = (jobId: string) =>
  world.rows(
    'select pro_id, status, amount_cents, frozen_at is not null as frozen from h2s_payouts_ledger where job_id = $1 order by amount_cents desc',
    [jobId],
  )
const seats = async (jobId: string) =>
  (
    await world.rows('select state from h2s_dispatch_job_assignments where job_id = $1 order by offered_at, state', [
      jobId,
    ])
  ).map((row) => row['state'])
const mine = (pro: { pro_id: string }) => world.as(providerActor(pro.pro_id))

describe('start', () => {
  it('without a window books from now for as long as the work takes', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'accepted')
    expect(await startAssignment(mine(pro), { assignment_id })).toMatchObject({
      state: 'working',
      status: 'in_progress',
    })
    expect(await jobRow(world, job_id)).toMatchObject({ start_iso: new Date(NOW), end_iso: new Date(later(75)) })
    const [block] = await world.rows(
      'select kind, lower(blocked) as start, upper(blocked) as end from h2s_time_blocks where job_id = $1',
      [job_id],
    )
    expect(block).toEqual({ kind: 'visit', start: new Date(NOW), end: new Date(later(75)) })
  })

  it('is refused while the provider is at work on another job, even when both start at once', async () => {
    const first = await jobWith(world, 'accepted')
    const window = { start_iso: later(3 * 24 * 60), end_iso: later(3 * 24 * 60 + 90) }
    const second = await jobWith(world, null, { status: 'accepted', ...window })
    const { assignment_id } = await makeAssignment(world.db, {
      job_id: second.job_id,
      pro_id: first.pro.pro_id,
      state: 'accepted',
    })
    const both = await Promise.allSettled([
      startAssignment(mine(first.pro), { assignment_id: first.assignment_id }),
      startAssignment(mine(first.pro), { assignment_id }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const firstRuns = both[0].status === 'fulfilled'
    const [running, waiting] = firstRuns ? [first, assignment_id] : [second, first.assignment_id]
    const before = await fingerprint(world)
    const { job_number } = await jobRow(world, running.job_id)
    expect(await refusal(startAssignment(mine(first.pro), { assignment_id: waiting }))).toMatchObject({
      kind: 'RULE',
      code: 'PRO_BUSY',
      message: `The tech is still at work on ${String(job_number)}`,
      blockers: [{ code: 'PRO_BUSY', evidence: { job_number } }],
    })
    expect(await fingerprint(world)).toBe(before)
  })

  it('is not refused for work that a customer complained of and that nobody has begun again', async () => {
    const done = await jobWith(world, 'accepted')
    await startAssignment(mine(done.pro), done)
    await completeAssignment(mine(done.pro), done)
    const next = await jobWith(world, null, { status: 'accepted', start_iso: later(600), end_iso: later(690) })
    const { assignment_id } = await makeAssignment(world.db, {
      job_id: next.job_id,
      pro_id: done.pro.pro_id,
      state: 'accepted',
    })
    await disputeJob(world.as(customerActor(done.customer.customer_id), { now: later(300) }), {
      job_id: done.job_id,
      reason: 'It hangs crooked',
    })
    const started = await startAssignment(world.as(providerActor(done.pro.pro_id), { now: later(600) }), {
      assignment_id,
    })
    expect(started).toMatchObject({ status: 'in_progress' })
  })

  it('is refused under the same constraint when the provider is elsewhere', async () => {
    const { assignment_id, pro } = await jobWith(world, 'accepted')
    await world.rows(
      `insert into h2s_time_blocks (pro_id, kind, blocked) values ($1, 'time_off', tstzrange($2::timestamptz, $3::timestamptz))`,
      [pro.pro_id, later(30), later(90)],
    )
    const before = await fingerprint(world)
    expect(await refusal(startAssignment(mine(pro), { assignment_id }))).toMatchObject({
      kind: 'CONFLICT',
      code: 'SLOT_TAKEN',
      message: 'Is away: Today 10:30–11:30 AM',
      blockers: [
        {
          code: 'AVAILABLE',
          evidence: { pro_id: pro.pro_id, busy: [{ kind: 'time_off', from: later(30), to: later(90) }] },
        },
      ],
    })
    expect(await fingerprint(world)).toBe(before)
  })

  it('waits for equipment, crew and an accepted offer', async () => {
    const ordered = {
      ...byoMetadata,
      items_json: [{ service_id: 'TV-M', metadata: { mount_type: 'tilt', tv_size: 55 } }],
    }
    const waiting = await jobWith(world, 'accepted', { metadata: ordered })
    expect(codes(await refusal(startAssignment(mine(waiting.pro), waiting)))).toEqual(['EQUIPMENT'])
    expect(await history(world, waiting.job_id)).toEqual(['start_refused'])
    const alone = await jobWith(world, 'accepted', twoTech)
    expect(codes(await refusal(startAssignment(mine(alone.pro), alone)))).toEqual(['CREW'])
    const offered = await jobWith(world, 'offered')
    expect(codes(await refusal(startAssignment(mine(offered.pro), offered)))).toEqual(['STATUS'])
  })

  it('takes the whole crew along; a helper does not start for the lead', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'accepted', twoTech)
    const helper = await makePro(world.db)
    const second = await makeAssignment(world.db, { job_id, pro_id: helper.pro_id, role: 'helper', state: 'accepted' })
    expect(await refusal(startAssignment(mine(helper), second))).toMatchObject({ code: 'ASSIGNMENT_STATE' })
    await startAssignment(mine(pro), { assignment_id })
    expect(await seats(job_id)).toEqual(['working', 'working'])
  })
})

describe('complete', () => {
  it('writes down what everybody earns, and asks the customer', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'accepted', twoTech)
    const helper = await makePro(world.db)
    await makeAssignment(world.db, { job_id, pro_id: helper.pro_id, role: 'helper', state: 'accepted' })
    await startAssignment(mine(pro), { assignment_id })
    expect(await completeAssignment(mine(pro), { assignment_id })).toMatchObject({ state: 'done', status: 'completed' })
    // 60 % of 249.00 and 30.00 for the two, split 62 to 38.
    expect(await payouts(job_id)).toEqual([
      { pro_id: pro.pro_id, status: 'not_eligible', amount_cents: 11_123, frozen: false },
      { pro_id: helper.pro_id, status: 'not_eligible', amount_cents: 6817, frozen: false },
    ])
    expect(await told(world, job_id)).toEqual([
      'job_completed:provider',
      'job_completed:provider',
      'please_verify:customer',
    ])
    expect(
      await world.rows('select 1 from h2s_time_blocks where job_id = $1 and released_at is null', [job_id]),
    ).toEqual([])
  })

  it('is blocked by a critical flag until somebody resolves it', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'working')
    await raiseFlag(world.as(dispatcher), {
      job_id,
      flag: 'SCOPE_MISMATCH',
      severity: 'CRITICAL',
      message: 'Gas line in the wall',
    })
    const before = await fingerprint(world)
    const error = await refusal(completeAssignment(mine(pro), { assignment_id }))
    expect(error).toMatchObject({
      kind: 'RULE',
      code: 'NO_CRITICAL_FLAG',
      message: 'Cannot complete job with unresolved critical pain flags',
    })
    expect(await fingerprint(world)).toBe(before)
    expect(codes(await refusal(resolveFlag(world.as(dispatcher), { job_id, flag: 'SCOPE_MISMATCH' })))).toEqual([
      'NOTES',
    ])
    const resolution_notes = 'Moved to the other wall'
    const alone = resolveFlag(world.as(dispatcher), { job_id, flag: 'SCOPE_MISMATCH', resolution_notes })
    expect(codes(await refusal(alone))).toEqual(['SECOND_PERSON'])
    await resolveFlag(world.as(admin), { job_id, flag: 'SCOPE_MISMATCH', resolution_notes })
    expect(await completeAssignment(mine(pro), { assignment_id })).toMatchObject({ status: 'completed' })
  })

  it('comes after the start', async () => {
    const { assignment_id, pro } = await jobWith(world, 'accepted')
    expect(codes(await refusal(completeAssignment(mine(pro), { assignment_id })))).toEqual(['STATUS'])
  })
})

async function completed() {
  const made = await jobWith(world, 'offered')
  await acceptAssignment(mine(made.pro), made)
  await startAssignment(mine(made.pro), made)
  await completeAssignment(mine(made.pro), made)
  return { ...made, mine: world.as(customerActor(made.customer.customer_id)) }
}

describe('verify', () => {
  it('puts payouts into review with their amounts frozen', async () => {
    const { job_id, mine: customer } = await completed()
    await verifyJob(customer, { job_id })
    expect(await payouts(job_id)).toMatchObject([{ status: 'pending_review', frozen: true, amount_cents: 8340 }])
    const [assignment] = await world.rows(
      'select customer_verified_at, payout_eligible_at, payout_status from h2s_dispatch_job_assignments where job_id = $1',
      [job_id],
    )
    expect(assignment).toEqual({
      customer_verified_at: new Date(NOW),
      payout_eligible_at: new Date(NOW),
      payout_status: 'pending_review',
    })
    expect(codes(await refusal(verifyJob(customer, { job_id })))).toEqual(['NOT_VERIFIED'])
  })

  it("is the customer's, by sign-in or by the link of that job, and not the provider's", async () => {
    const { job_id, customer, pro } = await completed()
    const other = await makeJob(world.db, { customer_id: customer.customer_id })
    const link = (job: string) =>
      world.as({ kind: 'link', job_id: job, customer_id: customer.customer_id, name: 'Casey' })
    expect(await refusal(verifyJob(link(other.job_id), { job_id }))).toMatchObject({ kind: 'NOT_FOUND' })
    expect(await refusal(verifyJob(mine(pro), { job_id }))).toMatchObject({ kind: 'FORBIDDEN' })
    expect(await verifyJob(link(job_id), { job_id })).toMatchObject({ job_id })
    expect(await jobRow(world, job_id)).toMatchObject({ verified_by: `link:${job_id}` })
  })

  it('comes after completion', async () => {
    const { job_id, customer } = await jobWith(world, 'working')
    expect(codes(await refusal(verifyJob(world.as(customerActor(customer.customer_id)), { job_id })))).toEqual([
      'STATUS',
    ])
  })

  it("a foreign job and a missing one get the customer's same answer", async () => {
    const { job_id } = await completed()
    const stranger = world.as(customerActor('3f1d1a52-0000-4000-8000-000000000001'))
    const foreign = await refusal(verifyJob(stranger, { job_id }))
    expect(foreign).toEqual(await refusal(verifyJob(stranger, { job_id: '3f1d1a52-0000-4000-8000-000000000000' })))
    expect(foreign).toMatchObject({ kind: 'NOT_FOUND' })
    expect(await history(world, job_id)).not.toContain('verify_refused')
  })
})

describe('dispute', () => {
  it('opens the work again and holds the payout; done over and verified, the same payout goes into review', async () => {
    const { job_id, assignment_id, pro, mine: customer } = await completed()
    await verifyJob(customer, { job_id })
    await disputeJob(
      world.as(customerActor((await jobRow(world, job_id))['customer_id'] as string), { now: later(30) }),
      { job_id, reason: 'The TV hangs crooked' },
    )
    expect(await jobRow(world, job_id)).toMatchObject({
      status: 'in_progress',
      verified_at: null,
      dispute_reason: 'The TV hangs crooked',
    })
    expect(await payouts(job_id)).toMatchObject([{ status: 'held', amount_cents: 8340 }])
    expect(await told(world, job_id)).toContain('work_disputed:provider')
    const metadata = (await jobRow(world, job_id))['metadata'] as {
      pain_flags: { flag: string; resolved_at?: string }[]
    }
    expect(metadata.pain_flags.filter((flag) => flag.resolved_at === undefined).map((flag) => flag.flag)).toContain(
      'CUSTOMER_EXPECTATION_RISK',
    )
    await completeAssignment(world.as(providerActor(pro.pro_id), { now: later(60) }), { assignment_id })
    expect(await payouts(job_id)).toHaveLength(1)
    await verifyJob(world.as(dispatcher, { now: later(90) }), { job_id })
    expect(await payouts(job_id)).toMatchObject([{ status: 'pending_review', amount_cents: 8340 }])
  })

  it('wants a reason, and a job that is completed', async () => {
    const { job_id, mine: customer } = await completed()
    expect(codes(await refusal(disputeJob(customer, { job_id, reason: ' ' })))).toEqual(['REASON'])
    const working = await jobWith(world, 'working')
    const theirs = world.as(customerActor(working.customer.customer_id))
    expect(codes(await refusal(disputeJob(theirs, { job_id: working.job_id, reason: 'slow' })))).toEqual(['STATUS'])
  })
})
