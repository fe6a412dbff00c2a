import { makeCustomer } from '@h2s/db/test/factories'
import { jobStatuses, validTransitions } from '@h2s/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeAssignment } from '../../src/assignments/complete-assignment.ts'
import { generateOrderPlan } from '../../src/equipment/generate-order-plan.ts'
import { updateOrderStage } from '../../src/equipment/update-order-stage.ts'
import { raiseFlag } from '../../src/flags/raise-flag.ts'
import { resolveFlag } from '../../src/flags/resolve-flag.ts'
import { cancelJob } from '../../src/job/cancel-job.ts'
import { disputeJob } from '../../src/job/dispute-job.ts'
import { setJobStatus } from '../../src/job/set-job-status.ts'
import { updateInstallDetails } from '../../src/job/update-install-details.ts'
import { verifyJob } from '../../src/job/verify-job.ts'
import { scheduleAppointment } from '../../src/schedule/schedule-appointment.ts'
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

const ordered = {
  ...byoMetadata,
  items_json: [{ service_id: 'TV-L', quantity: 1, metadata: { mount_type: 'tilt', tv_size: 65 } }],
}
const document = async (jobId: string) =>
  (await jobRow(world, jobId))['metadata'] as Record<string, unknown> & {
    pain_flags: { flag: string; flag_id: string; resolved_at?: string }[]
  }

describe('update install details', () => {
  it('a notes-only update leaves wall type, wire level and every flag as they were', async () => {
    const { job_id } = await jobWith(world, null, { metadata: { ...byoMetadata, wall_type: 'BRICK' } })
    await raiseFlag(world.as(dispatcher), {
      job_id,
      flag: 'ACCESS_DETAILS_MISSING',
      severity: 'CRITICAL',
      message: 'Dog in the yard',
    })
    const before = await document(job_id)
    await updateInstallDetails(world.as(dispatcher, { now: later(5) }), {
      job_id,
      mounting_surface_notes: 'stud 16in',
      version: 2,
    })
    const after = await document(job_id)
    expect(after).toEqual({ ...before, mounting_surface_notes: 'stud 16in' })
  })

  it('clears flags by itself, and writes what was before and after', async () => {
    const { job_id } = await jobWith(world, null, {
      metadata: { ...byoMetadata, wall_type: 'UNKNOWN', wire_management_required: 'UNKNOWN' },
    })
    await updateInstallDetails(world.as(dispatcher), { job_id, wall_type: 'DRYWALL', wire_management_required: 'NONE' })
    const rows = await world.rows(
      "select field, old_value, new_value, actor_name from h2s_audit_entries where stream = $1 and action = 'update_install_details' order by seq",
      [`job:${job_id}`],
    )
    expect(rows).toEqual([
      { field: 'wire_management_required', old_value: 'UNKNOWN', new_value: 'NONE', actor_name: 'Dana' },
      { field: 'wall_type', old_value: 'UNKNOWN', new_value: 'DRYWALL', actor_name: 'Dana' },
    ])
    expect((await document(job_id)).pain_flags.filter((flag) => flag.resolved_at === undefined)).toEqual([])
  })

  it('stays quiet when nothing changes', async () => {
    const { job_id } = await jobWith(world, null)
    await updateInstallDetails(world.as(dispatcher), { job_id, mounting_surface_notes: 'a' })
    const before = await fingerprint(world)
    expect(await updateInstallDetails(world.as(dispatcher), { job_id, mounting_surface_notes: 'a' })).toEqual({
      job_id,
      version: 2,
    })
    expect(await fingerprint(world)).toBe(before)
  })

  it('refuses a stale version with what is present, nonsense, and too much', async () => {
    const { job_id } = await jobWith(world, null)
    const before = await fingerprint(world)
    const stale = await refusal(updateInstallDetails(world.as(dispatcher), { job_id, wall_type: 'BRICK', version: 9 }))
    expect(stale).toMatchObject({ kind: 'CONFLICT', current: { job_id, status: 'pending', version: 1 } })
    const wrong: object[] = [
      { wall_type: 'CHEESE' },
      { mounting_surface_notes: 'x'.repeat(2001) },
      { order_stage: 'DELIVERED' },
      { pain_flags: [] },
    ]
    for (const patch of wrong) {
      expect(await refusal(updateInstallDetails(world.as(dispatcher), { job_id, ...patch }))).toMatchObject({
        kind: 'INVALID',
      })
    }
    expect(await fingerprint(world)).toBe(before)
  })

  it('of twenty who edit the same version at once, one wins and nothing is lost', async () => {
    const { job_id } = await jobWith(world, null)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        updateInstallDetails(world.as(dispatcher), { job_id, mounting_surface_notes: `note ${index}`, version: 1 }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'CONFLICT' })
    expect(await jobRow(world, job_id)).toMatchObject({ version: 2 })
    expect((await history(world, job_id)).filter((action) => action === 'update_install_details')).toHaveLength(1)
  })
})

describe('a critical flag is not resolved by one person alone', () => {
  /** A TV on a wall that takes no wires inside: the rules find it on every look. */
  const inWall = async () => {
    const metadata = {
      ...byoMetadata,
      items_json: [{ service_id: 'TV-M', metadata: { mount_type: 'customer_provided', tv_size: 55 } }],
    }
    const { job_id } = await jobWith(world, 'accepted', { metadata })
    const details = { wall_type: 'BRICK', wire_management_required: 'FULL_INWALL' } as const
    const { version } = await updateInstallDetails(world.as(dispatcher), { job_id, ...details })
    return { job_id, version, flag: 'SCOPE_MISMATCH', resolution_notes: 'ok' }
  }
  const stateOf = async (job_id: string) =>
    (await document(job_id)).pain_flags.find(({ flag }) => flag === 'SCOPE_MISMATCH')

  it('while its condition holds: refused as often as they like, until a colleague does the same', async () => {
    const target = await inWall()
    const before = await fingerprint(world)
    for (const now of [later(0), later(5)]) {
      const error = await refusal(resolveFlag(world.as(dispatcher, { now }), target))
      expect(error).toMatchObject({ kind: 'RULE', code: 'SECOND_PERSON' })
    }
    expect(await fingerprint(world)).toBe(before)
    await resolveFlag(world.as(admin, { now: later(10) }), { ...target, resolution_notes: 'Outlet behind the TV' })
    expect(await stateOf(target.job_id)).toMatchObject({ resolved_by: 'user-Avery' })
    const [entry] = await world.rows(
      `select new_value from h2s_audit_entries where stream = $1 and action = 'resolve_flag'`,
      [`job:${target.job_id}`],
    )
    expect(entry).toMatchObject({ new_value: { asked_by: 'Dana', asked_by_id: 'user-Dana' } })
  })

  it('a first word counts for a day, on the same version and for the same flag only', async () => {
    const late = await inWall()
    await refusal(resolveFlag(world.as(dispatcher), late))
    expect(codes(await refusal(resolveFlag(world.as(admin, { now: later(24 * 60 + 1) }), late)))).toEqual([
      'SECOND_PERSON',
    ])
    const changed = await inWall()
    await refusal(resolveFlag(world.as(dispatcher), changed))
    const { version } = await updateInstallDetails(world.as(dispatcher), {
      job_id: changed.job_id,
      mounting_surface_notes: 'stud 16in',
    })
    expect(codes(await refusal(resolveFlag(world.as(admin), { ...changed, version })))).toEqual(['SECOND_PERSON'])
  })

  it('raised by hand: by anybody but who raised it', async () => {
    const { job_id } = await jobWith(world, null)
    const raised = await raiseFlag(world.as(dispatcher), {
      job_id,
      flag: 'SCOPE_MISMATCH',
      severity: 'CRITICAL',
      message: 'Gas line in the wall',
    })
    const target = { job_id, flag: raised.flag_id, resolution_notes: 'ok' }
    expect(codes(await refusal(resolveFlag(world.as(dispatcher), target)))).toEqual(['SECOND_PERSON'])
    await resolveFlag(world.as(admin), target)
    expect(await stateOf(job_id)).toMatchObject({ resolved_by: 'user-Avery' })
  })
})

describe('flags by hand', () => {
  it('resolves one by its id, keeps the history, and not twice', async () => {
    const { job_id } = await jobWith(world, null)
    const { flag_id } = await raiseFlag(world.as(dispatcher), {
      job_id,
      flag: 'SCOPE_MISMATCH',
      severity: 'MEDIUM',
      message: 'Cabinet in the way',
    })
    await resolveFlag(world.as(dispatcher), { job_id, flag: flag_id })
    expect((await document(job_id)).pain_flags).toContainEqual(
      expect.objectContaining({ flag_id, resolved_by: 'user-Dana' }),
    )
    expect(codes(await refusal(resolveFlag(world.as(dispatcher), { job_id, flag: flag_id })))).toEqual(['FLAG_OPEN'])
    expect(codes(await refusal(resolveFlag(world.as(dispatcher), { job_id, flag: 'NO_SUCH_FLAG' })))).toEqual([
      'FLAG_OPEN',
    ])
    expect(await history(world, job_id)).toEqual(
      expect.arrayContaining(['raise_flag', 'resolve_flag', 'resolve_flag_refused']),
    )
  })

  it('a provider raises one, and does not resolve it', async () => {
    const { job_id, pro } = await jobWith(world, 'accepted')
    const mine = world.as(providerActor(pro.pro_id))
    await raiseFlag(mine, { job_id, flag: 'SCOPE_MISMATCH', severity: 'HIGH', message: 'Concrete behind the drywall' })
    expect(await refusal(resolveFlag(mine, { job_id, flag: 'SCOPE_MISMATCH', resolution_notes: 'x' }))).toMatchObject({
      kind: 'FORBIDDEN',
    })
  })
})

describe('equipment', () => {
  it('is planned, moved line by line, and never backwards', async () => {
    const { job_id } = await jobWith(world, null, { metadata: ordered })
    const { order_plan, version } = await generateOrderPlan(world.as(dispatcher), { job_id, version: 1 })
    expect(version).toBe(2)
    const line = order_plan.components[0]?.line_id ?? ''
    expect(await updateOrderStage(world.as(dispatcher), { job_id, line, state: 'ordered' })).toMatchObject({
      order_stage: 'ORDERED',
      version: 3,
    })
    const before = await fingerprint(world)
    const refusals = [
      () => updateOrderStage(world.as(dispatcher), { job_id, line, state: 'planned' }),
      () => updateOrderStage(world.as(dispatcher), { job_id, line: 'nope', state: 'ordered' }),
      () => updateOrderStage(world.as(dispatcher), { job_id, stage: 'READY_TO_ORDER' }),
    ]
    for (const attempt of refusals) expect(await refusal(attempt())).toMatchObject({ kind: 'RULE' })
    expect(await refusal(updateOrderStage(world.as(dispatcher), { job_id, line, state: 'toString' }))).toMatchObject({
      kind: 'INVALID',
    })
    expect(await updateOrderStage(world.as(dispatcher), { job_id, line, state: 'ordered' })).toMatchObject({
      version: 3,
    })
    expect((await generateOrderPlan(world.as(dispatcher), { job_id })).version).toBe(3)
    expect(await fingerprint(world)).toBe(before)
    expect(await updateOrderStage(world.as(dispatcher), { job_id, stage: 'DELIVERED' })).toMatchObject({
      order_stage: 'DELIVERED',
    })
  })

  it('stands where what the job needs stands, whatever else the plan still holds', async () => {
    const { job_id } = await jobWith(world, null, { metadata: ordered })
    const office = world.as(dispatcher)
    await updateInstallDetails(office, { job_id, wire_management_required: 'FULL_INWALL' })
    const { order_plan } = await generateOrderPlan(office, { job_id })
    await updateInstallDetails(office, { job_id, wire_management_required: 'NONE' })
    const line = order_plan.components.find(({ sku }) => sku.startsWith('MOUNT'))?.line_id ?? ''
    await updateOrderStage(office, { job_id, line, state: 'ordered' })
    expect(await updateOrderStage(office, { job_id, line, state: 'delivered' })).toMatchObject({
      order_stage: 'DELIVERED',
    })
    expect(await jobRow(world, job_id)).toMatchObject({ order_required: true, order_stage: 'DELIVERED' })
    expect((await generateOrderPlan(office, { job_id })).order_plan.components).toHaveLength(1)
  })

  it("a later in-wall wish makes the customer's own mount need a kit, and a plan can be made", async () => {
    const { job_id } = await jobWith(world, null)
    expect((await generateOrderPlan(world.as(dispatcher), { job_id })).order_plan.components).toEqual([])
    expect(await jobRow(world, job_id)).toMatchObject({ order_required: false, order_stage: 'NOT_NEEDED' })
    await updateInstallDetails(world.as(dispatcher), { job_id, wire_management_required: 'FULL_INWALL' })
    expect(await jobRow(world, job_id)).toMatchObject({
      order_required: true,
      order_stage: 'PENDING_REVIEW',
      lane: 'BYO',
    })
    const { order_plan } = await generateOrderPlan(world.as(dispatcher), { job_id })
    expect(order_plan.components.map((entry) => entry.sku)).toEqual(['INWALL-KIT-PRO'])
  })
})

describe('cancel', () => {
  it('is the end of setting times: the refusal speaks of the time, not of dispatch', async () => {
    const { job_id } = await jobWith(world, 'accepted')
    await cancelJob(world.as(dispatcher, { now: later(1) }), { job_id, reason: 'House was sold' })
    const window = { start_iso: later(600), end_iso: later(700) }
    const refused = await refusal(scheduleAppointment(world.as(dispatcher), { job_id, ...window }))
    expect(codes(refused)).toEqual(['STATUS'])
    expect(refused).toMatchObject({ message: 'Set the visit’s time: not possible while the job is cancelled' })
    expect(JSON.stringify(refused)).not.toMatch(/dispatch:/i)
  })

  it('frees time and seats, withdraws proposals, tells both sides, and leaves the money for a person', async () => {
    const { job_id, assignment_id } = await jobWith(world, 'accepted')
    await scheduleAppointment(world.as(dispatcher), { job_id, start_iso: later(600), end_iso: later(700) })
    await cancelJob(world.as(dispatcher, { now: later(1) }), { job_id, reason: 'House was sold' })
    expect(await jobRow(world, job_id)).toMatchObject({
      status: 'cancelled',
      cancel_reason: 'House was sold',
      flags_open: 0,
    })
    expect(
      await world.rows('select state from h2s_dispatch_job_assignments where assignment_id = $1', [assignment_id]),
    ).toEqual([{ state: 'cancelled' }])
    expect(
      await world.rows('select 1 from h2s_time_blocks where job_id = $1 and released_at is null', [job_id]),
    ).toEqual([])
    expect((await told(world, job_id)).slice(-2)).toEqual(['job_cancelled:customer', 'job_cancelled:provider'])
    expect(codes(await refusal(cancelJob(world.as(dispatcher), { job_id, reason: 'again' })))).toEqual(['STATUS'])
  })

  it("is the customer's own, with a reason, before the work begins", async () => {
    const { job_id, customer, pro } = await jobWith(world, 'accepted')
    const mine = world.as(customerActor(customer.customer_id))
    expect(codes(await refusal(cancelJob(mine, { job_id, reason: '' })))).toEqual(['REASON'])
    expect(await refusal(cancelJob(world.as(providerActor(pro.pro_id)), { job_id, reason: 'x' }))).toMatchObject({
      kind: 'FORBIDDEN',
    })
    await cancelJob(mine, { job_id, reason: 'Changed my mind' })
    expect(await told(world, job_id)).toEqual(['job_cancelled:provider'])
  })

  it('is the office’s alone once the work has begun, whoever else comes by account or by link', async () => {
    const { job_id, customer } = await jobWith(world, 'working')
    const { customer_id } = customer
    const before = await fingerprint(world)
    for (const actor of [customerActor(customer_id), { kind: 'link', customer_id, job_id, name: 'Casey' } as const]) {
      expect(await refusal(cancelJob(world.as(actor), { job_id, reason: 'Changed my mind' }))).toMatchObject({
        kind: 'RULE',
        code: 'STATUS',
        blockers: [
          { message: 'Cancel: not possible while the job is in progress', fix: 'Ask the office: it still can.' },
        ],
      })
    }
    expect(await fingerprint(world)).toBe(before)
    await cancelJob(world.as(dispatcher), { job_id, reason: 'The wall gave way' })
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'cancelled' })
  })

  it('ends the payouts of finished work by the office only, and the history and the seat say which', async () => {
    const { job_id, customer, pro, assignment_id } = await jobWith(world, 'working')
    const theirs = world.as(customerActor(customer.customer_id), { now: later(5) })
    await completeAssignment(world.as(providerActor(pro.pro_id)), { assignment_id })
    await verifyJob(world.as(customerActor(customer.customer_id), { now: later(1) }), { job_id })
    await disputeJob(theirs, { job_id, reason: 'It hangs crooked' })
    expect(codes(await refusal(cancelJob(theirs, { job_id, reason: 'No longer wanted' })))).toEqual(['STATUS'])
    const payouts = () =>
      world.rows(
        "select payout_id, status, evidence -> 'rejected' as rejected from h2s_payouts_ledger where job_id = $1",
        [job_id],
      )
    expect(await payouts()).toMatchObject([{ status: 'held' }])

    await cancelJob(world.as(dispatcher, { now: later(10) }), { job_id, reason: 'Settled with a refund' })
    const [payout] = await payouts()
    expect(payout).toMatchObject({
      status: 'rejected',
      rejected: { by: 'user-Dana', by_name: 'Dana', reason: 'Settled with a refund', at: later(10) },
    })
    expect(
      await world.rows('select state, payout_status from h2s_dispatch_job_assignments where assignment_id = $1', [
        assignment_id,
      ]),
    ).toEqual([{ state: 'cancelled', payout_status: 'rejected' }])
    expect(
      await world.rows(
        "select field, old_value, new_value, notes from h2s_audit_entries where stream = $1 and action = 'reject_payout'",
        [`job:${job_id}`],
      ),
    ).toEqual([
      {
        field: 'payouts',
        old_value: { payout_id: payout?.['payout_id'], status: 'held', amount_cents: 8340 },
        new_value: { payout_id: payout?.['payout_id'], status: 'rejected' },
        notes: 'The job was cancelled: Settled with a refund',
      },
    ])
  })
})

describe('set status accepts exactly the map', () => {
  it.each(
    jobStatuses.flatMap((from) =>
      jobStatuses.filter((to) => !validTransitions[from].includes(to)).map((to) => [from, to] as const),
    ),
  )('not %s → %s', async (from, to) => {
    const stamps = {
      ...(from === 'scheduled' ? { start_iso: later(60), end_iso: later(120) } : {}),
      ...(from === 'completed' || from === 'paid' ? { completed_at: later(-60) } : {}),
      ...(from === 'cancelled' ? { cancelled_at: later(-60), cancel_reason: 'x' } : {}),
    }
    const { job_id } = await jobWith(world, null, { status: from, ...stamps })
    const error = await refusal(setJobStatus(world.as(dispatcher), { job_id, status: to, notes: 'please' }))
    expect(error).toMatchObject({ kind: 'RULE', message: `Cannot transition from ${from} to ${to}` })
    expect(await jobRow(world, job_id)).toMatchObject({ status: from, version: 1 })
  })

  it('runs the command behind each step, with its guards and its consequences', async () => {
    const { job_id, assignment_id } = await jobWith(world, 'offered', { start_iso: later(60), end_iso: later(180) })
    const set = (status: Parameters<typeof setJobStatus>[1]['status'], notes?: string) =>
      setJobStatus(world.as(dispatcher), { job_id, status, notes })
    await set('pending_scheduling')
    await set('accepted')
    expect(
      await world.rows('select state from h2s_dispatch_job_assignments where assignment_id = $1', [assignment_id]),
    ).toEqual([{ state: 'accepted' }])
    await set('scheduled')
    expect(
      await world.rows('select kind from h2s_time_blocks where job_id = $1 and released_at is null', [job_id]),
    ).toEqual([{ kind: 'visit' }])
    await set('in_progress')
    await set('completed')
    expect(await world.rows('select status from h2s_payouts_ledger where job_id = $1', [job_id])).toEqual([
      { status: 'not_eligible' },
    ])
    expect(codes(await refusal(set('paid')))).toEqual(['PAYOUT_APPROVED', 'VERIFIED'])
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'completed' })
  })

  it("says seed A's sentences", async () => {
    const alone = await jobWith(world, null, { status: 'accepted' })
    expect(
      await refusal(setJobStatus(world.as(dispatcher), { job_id: alone.job_id, status: 'in_progress' })),
    ).toMatchObject({ message: 'Job must be assigned to a tech before starting' })
    const unready = await jobWith(world, 'accepted', { metadata: ordered })
    expect(
      await refusal(setJobStatus(world.as(dispatcher), { job_id: unready.job_id, status: 'in_progress' })),
    ).toMatchObject({ message: 'Equipment must be delivered before starting job' })
  })

  it('confirms no window that is over', async () => {
    const past = { start_iso: '2026-11-24T10:00:00.000Z', end_iso: '2026-11-24T12:00:00.000Z' }
    const { job_id } = await jobWith(world, 'accepted', past)
    const refused = await refusal(setJobStatus(world.as(dispatcher), { job_id, status: 'scheduled' }))
    expect(refused).toMatchObject({ kind: 'RULE', code: 'WINDOW', message: 'The window is over already' })
  })

  it('says of a window what is wrong with it: it ends before it starts, or is longer than a day', async () => {
    const { job_id } = await jobWith(world, 'accepted')
    const set = (end_iso: string) =>
      refusal(scheduleAppointment(world.as(dispatcher), { job_id, start_iso: later(60), end_iso }))
    expect(await set(later(30))).toMatchObject({
      kind: 'INVALID',
      issues: [{ path: 'end_iso', message: 'must be after the start' }],
    })
    for (const minutes of [60 + 24 * 60 + 1, 60 + 8 * 24 * 60]) {
      expect(await set(later(minutes))).toMatchObject({ code: 'WINDOW', message: 'The window is longer than a day' })
    }
  })

  it('wants a reason for cancelling, and is the office’s alone', async () => {
    const { job_id, pro, customer } = await jobWith(world, 'accepted')
    expect(await refusal(setJobStatus(world.as(dispatcher), { job_id, status: 'cancelled' }))).toMatchObject({
      code: 'REASON',
      message: 'A reason is needed, in notes',
      blockers: [{ code: 'REASON', fix: 'Say in notes, in a few words, why.' }],
    })
    expect(
      await refusal(setJobStatus(world.as(providerActor(pro.pro_id)), { job_id, status: 'in_progress' })),
    ).toMatchObject({ kind: 'FORBIDDEN' })
    expect(
      await refusal(
        setJobStatus(world.as(customerActor(customer.customer_id)), { job_id, status: 'cancelled', notes: 'x' }),
      ),
    ).toMatchObject({ kind: 'FORBIDDEN' })
    const other = await makeCustomer(world.db)
    expect(
      await refusal(
        setJobStatus(world.as(customerActor(other.customer_id)), { job_id, status: 'cancelled', notes: 'x' }),
      ),
    ).toMatchObject({ kind: 'NOT_FOUND' })
  })
})
