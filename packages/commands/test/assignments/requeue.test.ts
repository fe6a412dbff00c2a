import { makeAssignment, makePro } from '@h2s/db/test/factories'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptAssignment } from '../../src/assignments/accept-assignment.ts'
import { dispatchJob } from '../../src/assignments/dispatch-job.ts'
import { rejectAssignment } from '../../src/assignments/reject-assignment.ts'
import { startAssignment } from '../../src/assignments/start-assignment.ts'
import { scheduleAppointment } from '../../src/schedule/schedule-appointment.ts'
import {
  byoMetadata,
  createWorld,
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

const DAY = 24 * 60
const visitOn = (day: number) => ({ start_iso: later(day * DAY), end_iso: later(day * DAY + 120) })
const seat = async (id: string) =>
  (await world.rows('select * from h2s_dispatch_job_assignments where assignment_id = $1', [id]))[0] ?? {}
const asSeat = ({ start_iso, end_iso }: { start_iso: string; end_iso: string }) => ({
  window_start: new Date(start_iso),
  window_end: new Date(end_iso),
})
const asDates = ({ start_iso, end_iso }: { start_iso: string; end_iso: string }) => ({
  start_iso: new Date(start_iso),
  end_iso: new Date(end_iso),
})
const liveBlocks = (jobId: string) =>
  world.rows(
    'select pro_id, upper(blocked) as until from h2s_time_blocks where job_id = $1 and released_at is null order by created_at',
    [jobId],
  )
const proposals = async (jobId: string) =>
  (await world.rows('select state from h2s_schedule_proposals where job_id = $1 order by created_at', [jobId])).map(
    (row) => row['state'],
  )
const mine = (pro: { pro_id: string }, now?: string) =>
  world.as(providerActor(pro.pro_id), now === undefined ? {} : { now })

const twoTech = {
  metadata: {
    ...byoMetadata,
    items_json: [{ service_id: 'TV-XL', metadata: { mount_type: 'customer_provided', tv_size: 85 } }],
  },
  service_id: 'TV-XL',
}

/** Scheduled for day 1, and then the tech gives it back. */
async function givenBack(job: Parameters<typeof jobWith>[2] = {}) {
  const made = await jobWith(world, 'accepted', job)
  await scheduleAppointment(world.as(dispatcher), { job_id: made.job_id, ...visitOn(1) })
  await rejectAssignment(mine(made.pro), { assignment_id: made.assignment_id, reason: 'Van broke down' })
  return made
}

describe('a job that was given back', () => {
  it('is offered and booked for the time that dispatch set last, and no proposal stays open', async () => {
    const { job_id } = await givenBack()
    await scheduleAppointment(world.as(dispatcher), { job_id, ...visitOn(4) })
    const next = await makePro(world.db)
    const { assignment_id } = await dispatchJob(world.as(dispatcher), { job_id, pro_id: next.pro_id })
    expect(await seat(assignment_id)).toMatchObject(asSeat(visitOn(4)))
    await acceptAssignment(mine(next), { assignment_id })
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'accepted', ...asDates(visitOn(4)) })
    expect(await liveBlocks(job_id)).toEqual([{ pro_id: next.pro_id, until: new Date(visitOn(4).end_iso) }])
    expect(await proposals(job_id)).toEqual(['accepted'])
  })

  it('keeps its time for the next tech while nobody says otherwise', async () => {
    const { job_id } = await givenBack()
    const next = await makePro(world.db)
    const { assignment_id } = await dispatchJob(world.as(dispatcher), { job_id, pro_id: next.pro_id })
    expect(await seat(assignment_id)).toMatchObject(asSeat(visitOn(1)))
  })

  it('is offered without a time once its own is over, and takes no time in the past', async () => {
    const { job_id } = await givenBack()
    const next = await makePro(world.db)
    const tenDaysOn = later(10 * DAY)
    const office = world.as(dispatcher, { now: tenDaysOn })
    const { assignment_id } = await dispatchJob(office, { job_id, pro_id: next.pro_id })
    expect(await seat(assignment_id)).toMatchObject({ window_start: null, window_end: null })
    expect(await jobRow(world, job_id)).toMatchObject({ start_iso: null, end_iso: null })
    expect(await history(world, job_id)).toContain('window_lapsed')
    await acceptAssignment(mine(next, tenDaysOn), { assignment_id })
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'accepted', start_iso: null })
    expect(await liveBlocks(job_id)).toEqual([])
  })

  it('that the old system left scheduled without a tech is offered too, and keeps the time that it was set for', async () => {
    const window = { start_iso: later(-120), end_iso: later(-60) }
    const { job_id } = await jobWith(world, null, { status: 'scheduled', ...window })
    const { pro_id } = await makePro(world.db)
    const { assignment_id } = await dispatchJob(world.as(dispatcher), { job_id, pro_id })
    expect(await seat(assignment_id)).toMatchObject({ window_start: null, window_end: null })
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'scheduled', ...asDates(window) })
  })

  it('an offer whose time is over is not accepted until it has another one', async () => {
    const { job_id } = await givenBack()
    const next = await makePro(world.db)
    const { assignment_id } = await dispatchJob(world.as(dispatcher), { job_id, pro_id: next.pro_id })
    const before = await fingerprint(world)
    const tenDaysOn = later(10 * DAY)
    const refused = await refusal(acceptAssignment(mine(next, tenDaysOn), { assignment_id }))
    expect(refused).toMatchObject({ kind: 'RULE', code: 'WINDOW', message: 'The window is over already' })
    expect(await fingerprint(world)).toBe(before)
    await scheduleAppointment(world.as(dispatcher, { now: tenDaysOn }), { job_id, ...visitOn(11) })
    await acceptAssignment(mine(next, tenDaysOn), { assignment_id })
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'accepted', ...asDates(visitOn(11)) })
  })
})

describe('the second tech', () => {
  async function crewOfTwo() {
    const lead = await jobWith(world, 'accepted', twoTech)
    const helper = await makePro(world.db, { name: 'Hal Helper' })
    const offer = await dispatchJob(world.as(dispatcher), { job_id: lead.job_id, pro_id: helper.pro_id })
    return { ...lead, helper, helper_assignment_id: offer.assignment_id }
  }

  it('who has an offer is moved along with the visit', async () => {
    const { job_id, helper, helper_assignment_id } = await crewOfTwo()
    await scheduleAppointment(world.as(dispatcher), { job_id, ...visitOn(2) })
    expect(await seat(helper_assignment_id)).toMatchObject({ state: 'offered', ...asSeat(visitOn(2)) })
    await scheduleAppointment(world.as(dispatcher), { job_id, ...visitOn(3) })
    expect(await seat(helper_assignment_id)).toMatchObject({ state: 'offered', ...asSeat(visitOn(3)) })
    await acceptAssignment(mine(helper), { assignment_id: helper_assignment_id })
    expect((await liveBlocks(job_id)).map((block) => block['until'])).toEqual([
      new Date(visitOn(3).end_iso),
      new Date(visitOn(3).end_iso),
    ])
  })

  it('who is left behind when the lead gives the job back can give it back too', async () => {
    const { job_id, assignment_id, pro, helper, helper_assignment_id } = await crewOfTwo()
    await scheduleAppointment(world.as(dispatcher), { job_id, ...visitOn(1) })
    await acceptAssignment(mine(helper), { assignment_id: helper_assignment_id })
    await rejectAssignment(mine(pro), { assignment_id, reason: 'Sick' })
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'pending' })
    const answer = await rejectAssignment(mine(helper), {
      assignment_id: helper_assignment_id,
      reason: 'Not without a lead',
    })
    expect(answer).toMatchObject({ state: 'rejected', status: 'pending' })
    expect(await liveBlocks(job_id)).toEqual([])
  })

  it('who has only an offer when the lead gives the job back can turn it down', async () => {
    const { assignment_id, pro, helper, helper_assignment_id } = await crewOfTwo()
    await rejectAssignment(mine(pro), { assignment_id, reason: 'Sick' })
    const answer = await rejectAssignment(mine(helper), { assignment_id: helper_assignment_id, reason: 'Too far' })
    expect(answer).toMatchObject({ state: 'declined', status: 'pending' })
  })

  it('who is left behind does not hold up a new time: it stands as proposed, and theirs moves along', async () => {
    const { job_id, assignment_id, pro, helper, helper_assignment_id } = await crewOfTwo()
    await scheduleAppointment(world.as(dispatcher), { job_id, ...visitOn(1) })
    await acceptAssignment(mine(helper), { assignment_id: helper_assignment_id })
    await rejectAssignment(mine(pro), { assignment_id, reason: 'Sick' })
    const set = await scheduleAppointment(world.as(dispatcher), { job_id, ...visitOn(4) })
    expect(set).toMatchObject({ status: 'pending' })
    expect(await proposals(job_id)).toEqual(['open'])
    expect(await seat(helper_assignment_id)).toMatchObject({ state: 'accepted', ...asSeat(visitOn(4)) })
    expect(await liveBlocks(job_id)).toEqual([{ pro_id: helper.pro_id, until: new Date(visitOn(4).end_iso) }])

    const next = await makePro(world.db)
    const offer = await dispatchJob(world.as(dispatcher), { job_id, pro_id: next.pro_id })
    expect(await seat(offer.assignment_id)).toMatchObject({ role: 'lead', ...asSeat(visitOn(4)) })
    await acceptAssignment(mine(next), { assignment_id: offer.assignment_id })
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'accepted', ...asDates(visitOn(4)) })
    expect(await proposals(job_id)).toEqual(['accepted'])
  })

  it('who has only an offer when work begins is told that it is withdrawn', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'accepted')
    const helper = await makePro(world.db, { name: 'Hal Helper' })
    const offer = await makeAssignment(world.db, { job_id, pro_id: helper.pro_id, role: 'helper' })
    await startAssignment(mine(pro), { assignment_id })
    expect(await seat(offer.assignment_id)).toMatchObject({ state: 'cancelled' })
    expect(await told(world, job_id)).toEqual(['job_withdrawn:provider'])
    expect(await history(world, job_id)).toEqual(expect.arrayContaining(['withdraw_offer', 'start']))
    expect(await refusal(acceptAssignment(mine(helper), { assignment_id: offer.assignment_id }))).toMatchObject({
      kind: 'CONFLICT',
    })
  })
})
