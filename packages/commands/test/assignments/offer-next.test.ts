import { makeAssignment, makePro } from '@h2s/db/test/factories'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dispatchJob } from '../../src/assignments/dispatch-job.ts'
import { offerNext } from '../../src/assignments/offer-next.ts'
import { rejectAssignment } from '../../src/assignments/reject-assignment.ts'
import { cancelJob } from '../../src/job/cancel-job.ts'
import {
  byoMetadata,
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
  warm,
} from '../world.ts'
import type { World } from '../world.ts'

const POOL = 20
let world: World
beforeAll(async () => {
  world = await createWorld({ max: POOL })
})
afterAll(() => world.drop())
// Who stands around from other tests is not asked.
beforeEach(() => world.rows('update h2s_dispatch_pros set active = false'))

const site = { geo_lat: '33.749000', geo_lng: '-84.388000' }
const near = { home_lat: '33.750000', home_lng: '-84.390000' }
const window = { start_iso: later(72 * 60), end_iso: later(74 * 60) }
const offers = { kind: 'system', part: 'offers' } as const

const next = (assignment_id: string) => offerNext(world.as(offers), { assignment_id })
const no = ({ assignment_id, pro_id }: { assignment_id: string; pro_id: string }) =>
  rejectAssignment(world.as(providerActor(pro_id)), { assignment_id, reason: 'Too far' })
/** Who holds a live seat of a job: the seat, its state and whose it is. */
const live = (jobId: string) =>
  world.rows(
    "select role, state, pro_id from h2s_dispatch_job_assignments where job_id = $1 and state in ('offered', 'accepted') order by role desc",
    [jobId],
  )
const lastEntry = async (jobId: string, action: string) =>
  (
    await world.rows(
      'select actor_id, old_value, new_value, notes from h2s_audit_entries where stream = $1 and action = $2 order by seq desc limit 1',
      [`job:${jobId}`, action],
    )
  )[0]
const count = async (jobId: string, action: string) =>
  (await history(world, jobId)).filter((entry) => entry === action).length

/** A job that its tech gave back a moment ago; the task is still to come. */
async function givenBack(state: 'offered' | 'accepted' = 'accepted', job: Parameters<typeof jobWith>[2] = {}) {
  const made = await jobWith(world, state, { ...site, ...window, ...job })
  const seat = { assignment_id: made.assignment_id, pro_id: made.pro.pro_id }
  await no(seat)
  return { job_id: made.job_id, ...seat }
}

describe('after a no', () => {
  it.each(['offered', 'accepted'] as const)('to a job that was %s the next is asked by one task', async (state) => {
    const { assignment_id } = await givenBack(state)
    expect(
      await world.rows("select data from pgboss.job where name = 'offer-next' and data->>'assignment_id' = $1", [
        assignment_id,
      ]),
    ).toEqual([{ data: { assignment_id } }])
  })

  it('nobody but the office and the system asks the next: not who said no, and not a customer', async () => {
    const { job_id, assignment_id, pro_id } = await givenBack()
    await makePro(world.db, near)
    const before = await live(job_id)
    for (const actor of [providerActor(pro_id), customerActor('0f8fad5b-d9cb-469f-a165-70867728950e')])
      expect(await refusal(offerNext(world.as(actor), { assignment_id }))).toMatchObject({ kind: 'NOT_FOUND' })
    expect(await live(job_id)).toEqual(before)
  })

  it('the best who is free and was not asked before gets the offer, with the reason for the rank', async () => {
    const { job_id, assignment_id } = await givenBack()
    const [best, busy, asked] = [
      await makePro(world.db, { ...near, name: 'Bea Best' }),
      await makePro(world.db, { ...near, tier: 'senior' }),
      await makePro(world.db, { ...near, tier: 'senior' }),
    ]
    await makePro(world.db, { name: 'Far Off' })
    await makePro(world.db, { ...near, skills: [] })
    await world.rows(
      `insert into h2s_time_blocks (pro_id, kind, blocked) values ($1, 'time_off', tstzrange($2::timestamptz, $3::timestamptz))`,
      [busy.pro_id, window.start_iso, window.end_iso],
    )
    // The office had asked this one and thought better of it: no answer is no reason to ask by ourselves.
    await makeAssignment(world.db, { job_id, pro_id: asked.pro_id, state: 'cancelled' })

    const answer = await next(assignment_id)
    expect(answer).toMatchObject({ state: 'offered', pro_id: best.pro_id })
    expect(await live(job_id)).toEqual([{ role: 'lead', state: 'offered', pro_id: best.pro_id }])
    const [seat] = await world.rows(
      "select assignment_id, offer_rank_reason, window_start, payout_estimate_cents from h2s_dispatch_job_assignments where job_id = $1 and state = 'offered'",
      [job_id],
    )
    expect(seat).toMatchObject({
      offer_rank_reason: 'Has every skill this job needs, 0 miles away, The day is free',
      window_start: new Date(window.start_iso),
      payout_estimate_cents: 8340,
    })
    expect(await lastEntry(job_id, 'offer_next')).toEqual({
      actor_id: 'system:offers',
      old_value: assignment_id,
      new_value: seat?.['assignment_id'],
      notes: 'Bea Best, lead: Has every skill this job needs, 0 miles away, The day is free',
    })
    expect(await told(world, job_id)).toEqual(['job_assigned:provider'])
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'pending', has_lead: true })
  })

  it('a helper’s seat is offered as a helper’s, and the lead keeps theirs', async () => {
    const metadata = {
      ...byoMetadata,
      items_json: [{ service_id: 'TV-XL', metadata: { mount_type: 'customer_provided', tv_size: 85 } }],
    }
    const lead = await jobWith(world, 'accepted', { metadata, service_id: 'TV-XL' })
    const gone = await makePro(world.db)
    const { assignment_id, pro_id } = await makeAssignment(world.db, {
      job_id: lead.job_id,
      pro_id: gone.pro_id,
      role: 'helper',
      state: 'accepted',
    })
    await no({ assignment_id, pro_id })
    await world.rows('update h2s_dispatch_pros set active = false')
    const free = await makePro(world.db)
    expect(await next(assignment_id)).toMatchObject({ state: 'offered', pro_id: free.pro_id })
    expect(await live(lead.job_id)).toEqual([
      { role: 'lead', state: 'accepted', pro_id: lead.pro.pro_id },
      { role: 'helper', state: 'offered', pro_id: free.pro_id },
    ])
  })

  it('where nobody can be asked the history says why and the office is alerted, once', async () => {
    const { job_id, assignment_id } = await givenBack()
    await makePro(world.db, { skills: [] })
    const away = await makePro(world.db)
    await world.rows(
      `insert into h2s_time_blocks (pro_id, kind, blocked) values ($1, 'time_off', tstzrange($2::timestamptz, $3::timestamptz))`,
      [away.pro_id, window.start_iso, window.end_iso],
    )
    await world.rows(
      'update h2s_dispatch_pros set active = true where pro_id in (select pro_id from h2s_dispatch_job_assignments where job_id = $1)',
      [job_id],
    )
    expect(await next(assignment_id)).toEqual({ state: 'nobody' })
    expect(await lastEntry(job_id, 'offer_next_none')).toEqual({
      actor_id: 'system:offers',
      old_value: assignment_id,
      new_value: null,
      notes: 'Of 3 techs: 1 asked before, 1 not free, 1 without a skill',
    })
    expect(await told(world, job_id)).toEqual(['nobody_left:dispatcher'])
    const before = await fingerprint(world)
    expect(await next(assignment_id)).toEqual({ state: 'settled' })
    expect(await fingerprint(world)).toBe(before)
  })
})

describe('nothing is done', () => {
  /** Runs the task on a world with somebody free, and looks whether anything changed. */
  async function staysQuiet(assignment_id: string) {
    await makePro(world.db, near)
    const before = await fingerprint(world)
    expect(await next(assignment_id)).toEqual({ state: 'settled' })
    expect(await fingerprint(world)).toBe(before)
  }

  it('where a dispatcher was quicker', async () => {
    const { job_id, assignment_id } = await givenBack()
    const { pro_id } = await makePro(world.db)
    await dispatchJob(world.as(dispatcher), { job_id, pro_id })
    await staysQuiet(assignment_id)
  })
  it('where the job is over', async () => {
    const { job_id, assignment_id } = await givenBack()
    await cancelJob(world.as(dispatcher), { job_id, reason: 'sold' })
    await staysQuiet(assignment_id)
  })
  it('after three rounds: that is for a person', async () => {
    const { job_id, assignment_id } = await givenBack()
    for (const state of ['declined', 'expired'] as const) {
      const { pro_id } = await makePro(world.db)
      await makeAssignment(world.db, { job_id, pro_id, state })
    }
    await staysQuiet(assignment_id)
  })
  it('the second time, even when who was asked has said no since: that no has a task of its own', async () => {
    const { job_id, assignment_id } = await givenBack()
    const { pro_id } = await makePro(world.db)
    const asked = await next(assignment_id)
    if (asked.state !== 'offered') throw new Error('somebody was free')
    await no({ assignment_id: asked.assignment_id, pro_id })
    await staysQuiet(assignment_id)
    expect(await next(asked.assignment_id)).toMatchObject({ state: 'offered' })
    expect(await count(job_id, 'offer_next')).toBe(2)
  })
  it('of a seat that stands, or that the office took back', async () => {
    const { assignment_id } = await jobWith(world, 'accepted')
    await staysQuiet(assignment_id)
    const { job_id } = await jobWith(world, null)
    const { pro_id } = await makePro(world.db)
    const cancelled = await makeAssignment(world.db, { job_id, pro_id, state: 'cancelled' })
    await staysQuiet(cancelled.assignment_id)
  })
  it('of a helper’s seat while no lead is in', async () => {
    const { job_id } = await jobWith(world, null)
    const { pro_id } = await makePro(world.db)
    const helper = await makeAssignment(world.db, { job_id, pro_id, role: 'helper', state: 'rejected' })
    await staysQuiet(helper.assignment_id)
  })
  it('of a seat that is not there', async () => {
    expect(await refusal(next('3f1d1a52-0000-4000-8000-000000000000'))).toMatchObject({ kind: 'NOT_FOUND' })
  })
})

describe('at the same instant', () => {
  beforeEach(() => warm(world.db, POOL))

  it('the task many times over: one offer, one entry, one message', async () => {
    const { job_id, assignment_id } = await givenBack()
    for (let nth = 0; nth < 5; nth += 1) await makePro(world.db, near)
    const answers = await Promise.all(Array.from({ length: POOL }, () => next(assignment_id)))
    expect(answers.filter(({ state }) => state === 'offered')).toHaveLength(1)
    expect(await live(job_id)).toHaveLength(1)
    expect(await count(job_id, 'offer_next')).toBe(1)
    expect(await told(world, job_id)).toEqual(['job_assigned:provider'])
  })

  it('the task and a dispatcher: whom the dispatcher chose has the offer, in either order', async () => {
    const seen = new Set<string>()
    for (let round = 0; round < 8 || (seen.size < 2 && round < 200); round += 1) {
      const { job_id, assignment_id } = await givenBack()
      const chosen = await makePro(world.db)
      await makePro(world.db, near)
      const task = () => next(assignment_id)
      const office = () => dispatchJob(world.as(dispatcher), { job_id, pro_id: chosen.pro_id })
      const [one, other] = round % 2 === 0 ? [task, office] : [office, task]
      const outcomes = await Promise.allSettled([one(), other()])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
      expect(await live(job_id)).toEqual([{ role: 'lead', state: 'offered', pro_id: chosen.pro_id }])
      seen.add((await history(world, job_id)).includes('withdraw_offer') ? 'task first' : 'office first')
    }
    // Both orders happen; otherwise the two did not meet.
    expect(seen.size).toBe(2)
  })

  it('two who said no to one job: each has a task, and one offer stands', async () => {
    const { job_id, assignment_id } = await givenBack()
    const { pro_id } = await makePro(world.db)
    const second = await dispatchJob(world.as(dispatcher), { job_id, pro_id })
    await no({ assignment_id: second.assignment_id, pro_id })
    for (let nth = 0; nth < 3; nth += 1) await makePro(world.db, near)
    const answers = await Promise.all(
      [assignment_id, second.assignment_id].flatMap((id) => [next(id), next(id), next(id)]),
    )
    expect(answers.filter(({ state }) => state === 'offered')).toHaveLength(1)
    expect(await live(job_id)).toHaveLength(1)
  })
})
