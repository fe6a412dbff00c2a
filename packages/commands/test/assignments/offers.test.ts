import { makeAssignment, makePro } from '@h2s/db/test/factories'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptAssignment } from '../../src/assignments/accept-assignment.ts'
import { dispatchJob } from '../../src/assignments/dispatch-job.ts'
import { rejectAssignment } from '../../src/assignments/reject-assignment.ts'
import { updateInstallDetails } from '../../src/job/update-install-details.ts'
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
  jobWith,
  later,
  providerActor,
  refusal,
  told as toldWhom,
} from '../world.ts'
import type { World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

const job = async (jobId: string) =>
  (await world.rows('select * from h2s_dispatch_jobs where job_id = $1', [jobId]))[0] ?? {}
const seat = async (id: string) =>
  (await world.rows('select * from h2s_dispatch_job_assignments where assignment_id = $1', [id]))[0] ?? {}
const blocks = (jobId: string) =>
  world.rows('select kind, released_at is null as live from h2s_time_blocks where job_id = $1 order by created_at', [
    jobId,
  ])
const told = (jobId: string) =>
  world.rows('select template, recipient_kind from h2s_message_log where job_id = $1 order by created_at, template', [
    jobId,
  ])
const window = { start_iso: later(24 * 60), end_iso: later(26 * 60) }

describe('dispatch', () => {
  it('offers the job, plans a message and its task, and says so in the history', async () => {
    const { job_id } = await jobWith(world, null)
    const pro = await makePro(world.db, { name: 'Pat', phone: '+14045550150' })
    const answer = await dispatchJob(world.as(dispatcher), { job_id, pro_id: pro.pro_id, version: 1 })
    expect(answer).toMatchObject({
      state: 'offered',
      version: 2,
      status: 'pending',
      notification: { channel: 'log', state: 'planned' },
    })
    expect(await seat(answer.assignment_id)).toMatchObject({
      role: 'lead',
      state: 'offered',
      payout_estimate_cents: 8340,
    })
    expect(await told(job_id)).toEqual([{ template: 'job_assigned', recipient_kind: 'provider' }])
    const tasks = await world.rows("select name from pgboss.job where data->>'message_id' = $1", [
      answer.notification?.message_id,
    ])
    expect(tasks).toEqual([{ name: 'notify' }])
    expect(await history(world, job_id)).toContain('dispatch')
  })

  it('withdraws an offer that nobody has taken, and tells whom it was taken from', async () => {
    const { job_id, assignment_id } = await jobWith(world, 'offered')
    const other = await makePro(world.db)
    const answer = await dispatchJob(world.as(dispatcher), { job_id, pro_id: other.pro_id })
    expect(await seat(assignment_id)).toMatchObject({ state: 'cancelled' })
    expect(await seat(answer.assignment_id)).toMatchObject({ state: 'offered', role: 'lead' })
    expect((await told(job_id)).map((message) => message['template'])).toEqual(['job_assigned', 'job_withdrawn'])
  })

  it('offers the second seat once the lead has accepted, and no third', async () => {
    const metadata = {
      ...byoMetadata,
      items_json: [{ service_id: 'TV-XL', metadata: { mount_type: 'customer_provided', tv_size: 85 } }],
    }
    const { job_id } = await jobWith(world, 'accepted', { metadata, service_id: 'TV-XL' })
    const [helper, third] = [await makePro(world.db), await makePro(world.db)]
    const answer = await dispatchJob(world.as(dispatcher), { job_id, pro_id: helper.pro_id })
    expect(await seat(answer.assignment_id)).toMatchObject({ role: 'helper', state: 'offered' })
    const accepted = await acceptAssignment(world.as(providerActor(helper.pro_id)), {
      assignment_id: answer.assignment_id,
    })
    expect(accepted).toMatchObject({ state: 'accepted', status: 'accepted' })
    expect(await refusal(dispatchJob(world.as(dispatcher), { job_id, pro_id: third.pro_id }))).toMatchObject({
      kind: 'RULE',
      code: 'UNASSIGNED',
    })
  })

  it('says no with every reason at once: turned down before, not active, busy', async () => {
    const { job_id } = await jobWith(world, null, { ...window })
    const pro = await makePro(world.db, { active: false })
    await makeAssignment(world.db, { job_id, pro_id: pro.pro_id, state: 'rejected' })
    await world.rows(
      `insert into h2s_time_blocks (pro_id, kind, blocked) values ($1, 'time_off', tstzrange($2::timestamptz, $3::timestamptz))`,
      [pro.pro_id, window.start_iso, window.end_iso],
    )
    const before = await fingerprint(world)
    const error = await refusal(dispatchJob(world.as(dispatcher), { job_id, pro_id: pro.pro_id }))
    expect(error).toMatchObject({ kind: 'RULE' })
    expect((error['blockers'] as { code: string }[]).map((blocker) => blocker.code).toSorted()).toEqual([
      'ACTIVE',
      'AVAILABLE',
      'PRO_REJECTED',
    ])
    expect(await fingerprint(world)).toBe(before)
    expect(await history(world, job_id)).toContain('dispatch_refused')
  })

  it('refuses a tech who lacks a skill or a licence, as the list of candidates says, unless the office gives a reason', async () => {
    const wired = { ...byoMetadata, items_json: [{ service_id: 'CAM-4', metadata: {} }] }
    const { job_id } = await jobWith(world, null, { metadata: wired, service_id: 'CAM-4' })
    const { pro_id } = await makePro(world.db, { skills: ['camera'] })
    const error = await refusal(dispatchJob(world.as(dispatcher), { job_id, pro_id }))
    expect(error).toMatchObject({
      kind: 'RULE',
      blockers: [
        { code: 'SKILL', message: 'Lacks skills: wired cameras', overridable: true },
        { code: 'LICENCE', message: 'Has no license: low-voltage work', overridable: true },
      ],
    })
    const override_reason = 'Goes along with a licensed colleague'
    expect(await dispatchJob(world.as(dispatcher), { job_id, pro_id, override_reason })).toMatchObject({
      state: 'offered',
    })
    expect(
      await world.rows(`select new_value, notes from h2s_audit_entries where stream = $1 and action = 'override'`, [
        `job:${job_id}`,
      ]),
    ).toEqual([{ new_value: { action: 'dispatch', codes: ['SKILL', 'LICENCE'] }, notes: override_reason }])
  })

  it('refuses a day that is too long and a way that is too far, as the list of candidates says, unless the office gives a reason', async () => {
    const far = { lat: '33.749000', lng: '-84.388000' }
    const { job_id } = await jobWith(world, null, { ...window, geo_lat: far.lat, geo_lng: far.lng })
    const { pro_id } = await makePro(world.db, { max_daily_minutes: 60, home_lat: '40.712800', home_lng: '-74.006000' })
    const refused = await refusal(dispatchJob(world.as(dispatcher), { job_id, pro_id }))
    expect(refused).toMatchObject({ kind: 'RULE' })
    expect(codes(refused)).toEqual(['DAY_LOAD', 'TRAVEL'])
    expect(
      await dispatchJob(world.as(dispatcher), { job_id, pro_id, override_reason: 'Stays in town overnight' }),
    ).toMatchObject({ state: 'offered' })
  })

  it('holds the window that the office proposed against the tech’s day, too', async () => {
    const { job_id } = await jobWith(world, null)
    await scheduleAppointment(world.as(dispatcher), { job_id, ...window })
    const { pro_id } = await makePro(world.db)
    await world.rows(
      `insert into h2s_time_blocks (pro_id, kind, blocked) values ($1, 'time_off', tstzrange($2::timestamptz, $3::timestamptz))`,
      [pro_id, window.start_iso, window.end_iso],
    )
    const refused = await refusal(dispatchJob(world.as(dispatcher), { job_id, pro_id }))
    expect(refused).toMatchObject({ code: 'AVAILABLE', message: expect.stringMatching(/^Is away: /) })
  })

  it('lets no reason replace what cannot be overridden', async () => {
    const { job_id } = await jobWith(world, null)
    const { pro_id } = await makePro(world.db, { active: false, skills: [] })
    const error = await refusal(dispatchJob(world.as(dispatcher), { job_id, pro_id, override_reason: 'Please' }))
    expect((error['blockers'] as { code: string }[]).map(({ code }) => code)).toEqual(['ACTIVE'])
  })

  it('does not ask for time where no window is set', async () => {
    const { job_id } = await jobWith(world, null)
    const pro = await makePro(world.db)
    await world.rows(
      `insert into h2s_time_blocks (pro_id, kind, blocked) values ($1, 'time_off', tstzrange($2::timestamptz, $3::timestamptz))`,
      [pro.pro_id, later(-60), later(60 * 24 * 30)],
    )
    expect(await dispatchJob(world.as(dispatcher), { job_id, pro_id: pro.pro_id })).toMatchObject({ state: 'offered' })
  })

  it.each([
    ['a provider', (id: { pro_id: string }) => providerActor(id.pro_id)],
    ['a customer', (id: { customer_id: string }) => customerActor(id.customer_id)],
  ])('is not for %s', async (_name, actor) => {
    const { job_id, pro, customer } = await jobWith(world, 'offered')
    const error = await refusal(dispatchJob(world.as(actor({ ...pro, ...customer })), { job_id, pro_id: pro.pro_id }))
    expect(error).toMatchObject({ kind: 'FORBIDDEN' })
  })
})

describe('accept', () => {
  it('seats the lead and moves the job', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'offered')
    const answer = await acceptAssignment(world.as(providerActor(pro.pro_id)), { assignment_id, version: 1 })
    expect(answer).toMatchObject({ state: 'accepted', assignment_version: 2, status: 'accepted', version: 2 })
    expect(await blocks(job_id)).toEqual([])
    expect(await history(world, job_id)).toEqual(expect.arrayContaining(['accept', 'status_changed']))
  })

  it('takes the time of a known window, or says that it is taken and changes nothing', async () => {
    const { pro, assignment_id, job_id } = await jobWith(world, 'offered', { ...window })
    await acceptAssignment(world.as(providerActor(pro.pro_id)), { assignment_id })
    expect(await blocks(job_id)).toEqual([{ kind: 'visit', live: true }])
    const second = await jobWith(world, null, { ...window })
    const offer = await makeAssignment(world.db, { job_id: second.job_id, pro_id: pro.pro_id })
    const before = await fingerprint(world)
    const error = await refusal(
      acceptAssignment(world.as(providerActor(pro.pro_id)), { assignment_id: offer.assignment_id }),
    )
    expect(error).toMatchObject({ kind: 'CONFLICT', code: 'SLOT_TAKEN' })
    expect(await fingerprint(world)).toBe(before)
  })

  it('cannot be done twice, nor on a job that was called off', async () => {
    const { assignment_id, pro } = await jobWith(world, 'accepted')
    expect(await refusal(acceptAssignment(world.as(providerActor(pro.pro_id)), { assignment_id }))).toMatchObject({
      kind: 'RULE',
      code: 'ASSIGNMENT_STATE',
    })
  })

  it('a stale version gets the present state', async () => {
    const { assignment_id, pro } = await jobWith(world, 'offered')
    const error = await refusal(acceptAssignment(world.as(providerActor(pro.pro_id)), { assignment_id, version: 7 }))
    expect(error).toMatchObject({ kind: 'CONFLICT', current: { assignment_id, state: 'offered', version: 1 } })
  })

  it('a foreign offer and a missing one get the same answer', async () => {
    const { assignment_id, customer } = await jobWith(world, 'offered')
    const stranger = await makePro(world.db)
    const missing = '3f1d1a52-0000-4000-8000-000000000000'
    const as = (actor: Parameters<World['as']>[0], id: string) =>
      refusal(acceptAssignment(world.as(actor), { assignment_id: id }))
    for (const actor of [providerActor(stranger.pro_id), customerActor(customer.customer_id)]) {
      const [foreign, none, nonsense] = [
        await as(actor, assignment_id),
        await as(actor, missing),
        await as(actor, "x' or 1=1"),
      ]
      expect(foreign).toEqual(none)
      expect(nonsense).toEqual(none)
      expect(none).toMatchObject({ kind: 'NOT_FOUND' })
    }
  })
})

describe('reject', () => {
  it('after accepting: block released, job back to pending, never offered to them again, customer not told', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'offered', { ...window })
    const mine = world.as(providerActor(pro.pro_id))
    await acceptAssignment(mine, { assignment_id })
    const answer = await rejectAssignment(mine, { assignment_id, reason: 'Van broke down' })
    expect(answer).toMatchObject({ state: 'rejected', status: 'pending' })
    expect(await blocks(job_id)).toEqual([{ kind: 'visit', live: false }])
    expect(await seat(assignment_id)).toMatchObject({ reject_reason: 'Van broke down' })
    expect((await told(job_id)).filter((message) => message['recipient_kind'] === 'customer')).toEqual([])
    expect(await refusal(dispatchJob(world.as(dispatcher), { job_id, pro_id: pro.pro_id }))).toMatchObject({
      code: 'PRO_REJECTED',
    })
    expect(await refusal(rejectAssignment(mine, { assignment_id, reason: 'again' }))).toMatchObject({
      kind: 'CONFLICT',
    })
  })

  it('tells the customer when a visit was confirmed', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'offered')
    await acceptAssignment(world.as(providerActor(pro.pro_id)), { assignment_id })
    await scheduleAppointment(world.as(dispatcher), { job_id, ...window })
    await rejectAssignment(world.as(dispatcher), { assignment_id, reason: 'Called in sick' })
    expect(await toldWhom(world, job_id)).toContain('visit_withdrawn:customer')
    expect(await job(job_id)).toMatchObject({ status: 'pending' })
  })

  it('before accepting: the offer ends, the job stays as it is', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'offered')
    const answer = await rejectAssignment(world.as(providerActor(pro.pro_id)), { assignment_id, reason: 'Too far' })
    expect(answer).toMatchObject({ state: 'declined', status: 'pending' })
    expect(await job(job_id)).toMatchObject({ has_lead: false })
  })

  it('wants a reason, and is too late once the work has begun', async () => {
    const offered = await jobWith(world, 'offered')
    expect(
      await refusal(
        rejectAssignment(world.as(providerActor(offered.pro.pro_id)), {
          assignment_id: offered.assignment_id,
          reason: '  ',
        }),
      ),
    ).toMatchObject({ code: 'REASON' })
    const working = await jobWith(world, 'working')
    expect(
      await refusal(rejectAssignment(world.as(admin), { assignment_id: working.assignment_id, reason: 'x' })),
    ).toMatchObject({ code: 'ASSIGNMENT_STATE' })
  })
})

describe('schedule an appointment', () => {
  it('with a seated provider: the visit is confirmed, their time is taken, both are told', async () => {
    const { job_id, assignment_id } = await jobWith(world, 'accepted')
    const answer = await scheduleAppointment(world.as(dispatcher), { job_id, ...window })
    expect(answer).toMatchObject({ status: 'scheduled', version: 2 })
    expect(await blocks(job_id)).toEqual([{ kind: 'visit', live: true }])
    expect(await seat(assignment_id)).toMatchObject({ version: 2 })
    expect(await toldWhom(world, job_id)).toEqual(['visit_confirmed:customer', 'visit_confirmed:provider'])
  })

  it('moves a confirmed visit: old time free, new time taken, counted', async () => {
    const { job_id } = await jobWith(world, 'accepted')
    const ctx = world.as(dispatcher)
    await scheduleAppointment(ctx, { job_id, ...window })
    const moved = await scheduleAppointment(ctx, { job_id, start_iso: later(25 * 60), end_iso: later(27 * 60) })
    expect(moved.status).toBe('scheduled')
    expect(await blocks(job_id)).toEqual([
      { kind: 'visit', live: false },
      { kind: 'visit', live: true },
    ])
    expect(await job(job_id)).toMatchObject({ reschedule_count: 1 })
  })

  it('takes the way there too: the visit before must end 22 minutes earlier, at scheduling as at accepting', async () => {
    const ctx = world.as(dispatcher)
    const second = await jobWith(world, 'accepted')
    await scheduleAppointment(ctx, { job_id: second.job_id, ...window })
    const taken = await world.rows(
      'select lower(blocked) as from, upper(blocked) as to from h2s_time_blocks where job_id = $1',
      [second.job_id],
    )
    const start = Date.parse(window.start_iso)
    expect(taken).toEqual([{ from: new Date(start - 22 * 60_000), to: new Date(window.end_iso) }])
    expect(await job(second.job_id)).toMatchObject({ start_iso: new Date(start), end_iso: new Date(window.end_iso) })

    const before = (minutes: number) => ({
      start_iso: new Date(start - 3_600_000).toISOString(),
      end_iso: new Date(start - minutes * 60_000).toISOString(),
    })
    const { pro_id } = second.pro
    const tight = await jobWith(world, null, before(21))
    expect(await refusal(dispatchJob(ctx, { job_id: tight.job_id, pro_id }))).toMatchObject({ code: 'AVAILABLE' })
    const offer = await makeAssignment(world.db, { job_id: tight.job_id, pro_id })
    expect(
      await refusal(acceptAssignment(world.as(providerActor(pro_id)), { assignment_id: offer.assignment_id })),
    ).toMatchObject({ code: 'SLOT_TAKEN' })
    const enough = await jobWith(world, null, before(22))
    const fits = await dispatchJob(ctx, { job_id: enough.job_id, pro_id })
    expect(
      await acceptAssignment(world.as(providerActor(pro_id)), { assignment_id: fits.assignment_id }),
    ).toMatchObject({ state: 'accepted' })
  })

  it('without a provider: a proposal, and the status stays', async () => {
    const { job_id } = await jobWith(world, null)
    expect(await scheduleAppointment(world.as(dispatcher), { job_id, ...window })).toMatchObject({ status: 'pending' })
    const [proposal] = await world.rows('select proposed_by, windows from h2s_schedule_proposals where job_id = $1', [
      job_id,
    ])
    expect(proposal).toEqual({ proposed_by: 'dispatcher', windows: [window] })
    const pro = await makePro(world.db)
    const offer = await dispatchJob(world.as(dispatcher), { job_id, pro_id: pro.pro_id })
    await acceptAssignment(world.as(providerActor(pro.pro_id)), { assignment_id: offer.assignment_id })
    expect(await blocks(job_id)).toEqual([{ kind: 'visit', live: true }])
    expect(await job(job_id)).toMatchObject({ status: 'accepted', start_iso: new Date(window.start_iso) })
    expect(await world.rows('select state from h2s_schedule_proposals where job_id = $1', [job_id])).toEqual([
      { state: 'accepted' },
    ])
  })

  it('between offer and acceptance: the offer takes the window, and accepting it takes the time', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'offered')
    await scheduleAppointment(world.as(dispatcher), { job_id, ...window })
    const accepted = await acceptAssignment(world.as(providerActor(pro.pro_id)), { assignment_id })
    expect(accepted).toMatchObject({ state: 'accepted', status: 'accepted' })
    expect(await blocks(job_id)).toEqual([{ kind: 'visit', live: true }])
    expect(await job(job_id)).toMatchObject({
      start_iso: new Date(window.start_iso),
      end_iso: new Date(window.end_iso),
    })
    expect(await world.rows('select state from h2s_schedule_proposals where job_id = $1', [job_id])).toEqual([
      { state: 'accepted' },
    ])
  })

  it.each([
    ['that is over', later(-180), later(-60)],
    ['of more than a day', later(60), later(60 + 24 * 60 + 1)],
    ['in more than two years', '2029-11-24T15:00:00Z', '2029-11-24T16:00:00Z'],
    ['in the year 9999', '9999-01-01T10:00:00Z', '9999-01-01T12:00:00Z'],
  ])('a window %s is none', async (_what, start_iso, end_iso) => {
    const offered = await jobWith(world, 'offered')
    const accepted = await jobWith(world, 'accepted')
    const before = await fingerprint(world)
    for (const { job_id } of [offered, accepted]) {
      const refused = await refusal(scheduleAppointment(world.as(dispatcher), { job_id, start_iso, end_iso }))
      expect(refused).toMatchObject({
        kind: 'RULE',
        code: 'WINDOW',
        blockers: [{ evidence: { now: expect.any(String) } }],
      })
    }
    expect(await fingerprint(world)).toBe(before)
  })

  it('for an order without a job goes through intake', async () => {
    await world.rows(`insert into h2s_orders (order_id, source, items) values ('appointed', 'manual', $1)`, [
      JSON.stringify(byoMetadata.items_json),
    ])
    const made = await scheduleAppointment(world.as(dispatcher), { order_id: 'appointed', ...window })
    expect(await job(made.job_id)).toMatchObject({
      status: 'pending',
      order_id: 'appointed',
      source_ref: 'order:appointed',
    })
    const again = await scheduleAppointment(world.as(dispatcher), { order_id: 'appointed', ...window })
    expect(again.job_id).toBe(made.job_id)
    expect(await refusal(scheduleAppointment(world.as(dispatcher), { order_id: 'nowhere', ...window }))).toMatchObject({
      kind: 'NOT_FOUND',
    })
  })

  it('refuses a time that is taken, a window upside down, and a critical scope', async () => {
    const first = await jobWith(world, 'accepted')
    await scheduleAppointment(world.as(dispatcher), { job_id: first.job_id, ...window })
    const second = await jobWith(world, null)
    await makeAssignment(world.db, { job_id: second.job_id, pro_id: first.pro.pro_id, state: 'accepted' })
    await world.rows("update h2s_dispatch_jobs set status = 'accepted' where job_id = $1", [second.job_id])
    const before = await fingerprint(world)
    expect(
      await refusal(scheduleAppointment(world.as(dispatcher), { job_id: second.job_id, ...window })),
    ).toMatchObject({ code: 'SLOT_TAKEN' })
    expect(
      await refusal(
        scheduleAppointment(world.as(dispatcher), {
          job_id: second.job_id,
          start_iso: window.end_iso,
          end_iso: window.start_iso,
        }),
      ),
    ).toMatchObject({ kind: 'INVALID' })
    expect(await fingerprint(world)).toBe(before)
    const drilled = { ...byoMetadata, special_constraints: ['NO_DRILLING'] }
    const contradictory = await jobWith(world, 'accepted', { metadata: drilled })
    await updateInstallDetails(world.as(dispatcher), { job_id: contradictory.job_id, mounting_surface_notes: 'rented' })
    expect(
      await refusal(scheduleAppointment(world.as(dispatcher), { job_id: contradictory.job_id, ...window })),
    ).toMatchObject({ kind: 'RULE', code: 'SCOPE' })
  })
})
