import { makeAssignment, makePro } from '@h2s/db/test/factories'
import { meetingOf } from '@h2s/db/test/meeting'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { acceptAssignment } from '../../src/assignments/accept-assignment.ts'
import { dispatchJob } from '../../src/assignments/dispatch-job.ts'
import { rejectAssignment } from '../../src/assignments/reject-assignment.ts'
import { startAssignment } from '../../src/assignments/start-assignment.ts'
import { cancelJob } from '../../src/job/cancel-job.ts'
import { createWorld, dispatcher, jobRow, jobWith, providerActor, warm } from '../world.ts'
import type { World } from '../world.ts'

const POOL = 30
let world: World
beforeAll(async () => {
  world = await createWorld({ max: POOL })
})
afterAll(() => world.drop())
beforeEach(() => warm(world.db, POOL))

const seats = async (jobId: string) =>
  (await world.rows('select state from h2s_dispatch_job_assignments where job_id = $1 order by state', [jobId])).map(
    (row) => row['state'],
  )
const won = (outcomes: PromiseSettledResult<unknown>[]) => outcomes.map((outcome) => outcome.status === 'fulfilled')
const kinds = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { kind: string }).kind] : []))

describe('at the same instant', () => {
  it('accept and reassign: one linear outcome, never two leads and never a seat without a lead', async () => {
    const seen = new Set<string>()
    // As many rounds as it takes until both orders have happened: a busy machine may favour one for a while.
    for (let round = 0; round < 12 || (seen.size < 2 && round < 200); round += 1) {
      const { job_id, assignment_id, pro } = await jobWith(world, 'offered')
      const other = await makePro(world.db)
      const accept = () => acceptAssignment(world.as(providerActor(pro.pro_id)), { assignment_id })
      const reassign = () => dispatchJob(world.as(dispatcher), { job_id, pro_id: other.pro_id })
      const outcomes = await Promise.allSettled(round % 2 === 0 ? [accept(), reassign()] : [reassign(), accept()])
      expect(won(outcomes).filter(Boolean)).toHaveLength(1)
      for (const kind of kinds(outcomes)) expect(['RULE', 'CONFLICT']).toContain(kind)
      const end = [String((await jobRow(world, job_id))['status']), ...(await seats(job_id))].join(' ')
      expect(['accepted accepted', 'pending cancelled offered']).toContain(end)
      seen.add(end)
    }
    // Both orders happen; otherwise the two did not meet.
    expect(seen.size).toBe(2)
  })

  it('reject and reassign and cancel: the job is in one of its legal ends', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { job_id, assignment_id, pro } = await jobWith(world, 'accepted')
      const other = await makePro(world.db)
      await Promise.allSettled([
        rejectAssignment(world.as(providerActor(pro.pro_id)), { assignment_id, reason: 'sick' }),
        dispatchJob(world.as(dispatcher), { job_id, pro_id: other.pro_id }),
        cancelJob(world.as(dispatcher), { job_id, reason: 'sold' }),
      ])
      const status = (await jobRow(world, job_id))['status']
      const live = await world.rows(
        "select 1 from h2s_dispatch_job_assignments where job_id = $1 and state in ('offered', 'accepted')",
        [job_id],
      )
      expect(status).toBe('cancelled')
      expect(live).toEqual([])
    }
  })

  it('the planted bug: looking whether the slot is free and then taking it lets many in', async () => {
    await world.rows('create table naive_visits (pro text)')
    await world.rows(`grant select, insert on naive_visits to "${world.appRole}"`)
    const allHaveLooked = meetingOf(POOL)
    await Promise.all(
      Array.from({ length: POOL }, async () => {
        const { rows } = await world.db.$client.query('select 1 from naive_visits')
        await allHaveLooked()
        if (rows.length === 0) await world.db.$client.query("insert into naive_visits values ('pat')")
      }),
    )
    expect(await world.rows('select 1 from naive_visits')).toHaveLength(POOL)
  })

  it('many starts of one provider on different jobs: one starts, the others hear what is still running', async () => {
    const pro = await makePro(world.db)
    const offers = await Promise.all(
      Array.from({ length: 15 }, async () => {
        const { job_id } = await jobWith(world, null, { status: 'accepted' })
        return makeAssignment(world.db, { job_id, pro_id: pro.pro_id, state: 'accepted' })
      }),
    )
    const mine = world.as(providerActor(pro.pro_id))
    const outcomes = await Promise.allSettled(
      offers.map(({ assignment_id }) => startAssignment(mine, { assignment_id })),
    )
    expect(won(outcomes).filter(Boolean)).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'RULE', code: 'PRO_BUSY' })
    expect(
      await world.rows('select 1 from h2s_time_blocks where pro_id = $1 and released_at is null', [pro.pro_id]),
    ).toHaveLength(1)
    const started = await world.rows(
      "select count(*)::int as count from h2s_dispatch_job_assignments where pro_id = $1 and state = 'working'",
      [pro.pro_id],
    )
    expect(started).toEqual([{ count: 1 }])
  })

  it('the same click thirty times: one accepts', async () => {
    const { assignment_id, pro, job_id } = await jobWith(world, 'offered')
    const mine = world.as(providerActor(pro.pro_id))
    const outcomes = await Promise.allSettled(
      Array.from({ length: POOL }, () => acceptAssignment(mine, { assignment_id })),
    )
    expect(won(outcomes).filter(Boolean)).toHaveLength(1)
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'accepted', version: 2 })
  })
})
