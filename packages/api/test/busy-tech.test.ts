import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeAssignment, makeJob } from '@h2s/db/test/factories'
import { openDoors } from './support/doors.ts'
import type { Doors } from './support/doors.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.drop())

it('the start of a tech who is at work elsewhere says so before, to them and to the office', async () => {
  const { ownerDb } = doors.test
  const { pro_id } = doors.pro
  const running = await makeJob(ownerDb, { status: 'in_progress' })
  await makeAssignment(ownerDb, { job_id: running.job_id, pro_id, state: 'working' })
  const next = await makeJob(ownerDb, { status: 'accepted' })
  const { assignment_id } = await makeAssignment(ownerDb, { job_id: next.job_id, pro_id, state: 'accepted' })

  const busy = expect.objectContaining({
    code: 'PRO_BUSY',
    message: `The tech is still at work on ${running.job_number}`,
  })
  const theirs = await doors.call(doors.callers.provider, 'provider.jobs.get', { assignment_id })
  expect(theirs).toMatchObject({ ok: true, data: { job: { actions: { start: expect.arrayContaining([busy]) } } } })
  const office = await doors.call(doors.callers.dispatcher, 'admin.jobs.get', { job_id: next.job_id })
  const data = {
    job: {
      blockers: { in_progress: expect.arrayContaining([busy]) },
      actions: { start: expect.arrayContaining([busy]) },
    },
  }
  expect(office).toMatchObject({ ok: true, data })
})

/** Nothing to order. */
const ownMount = {
  items_json: [{ service_id: 'TV-M', quantity: 1, metadata: { mount_type: 'customer_provided', tv_size: 55 } }],
}

it('the start of a visit without a window says what of the tech’s time is in its way', async () => {
  const { ownerDb } = doors.test
  const { pro_id } = doors.otherPro
  const next = await makeJob(ownerDb, { status: 'accepted', start_iso: null, end_iso: null, metadata: ownMount })
  const { assignment_id } = await makeAssignment(ownerDb, { job_id: next.job_id, pro_id, state: 'accepted' })
  const caller = { kind: 'user', user_id: 'u', name: 'Otto', role: 'provider', pro_id } as const
  const start = async () => {
    const office = await doors.call(doors.callers.dispatcher, 'admin.jobs.get', { job_id: next.job_id })
    const theirs = await doors.call(caller, 'provider.jobs.get', { assignment_id })
    return { office, theirs }
  }
  const none = { job: { actions: { start: [] } } }
  expect(await start()).toMatchObject({ office: { data: none }, theirs: { data: none } })

  const from = new Date(Date.now() + 20 * 60_000).toISOString()
  const to = new Date(Date.now() + 80 * 60_000).toISOString()
  await ownerDb.$client.query(
    "insert into h2s_time_blocks (pro_id, kind, blocked) values ($1, 'time_off', tstzrange($2::timestamptz, $3::timestamptz))",
    [pro_id, from, to],
  )
  const away = expect.objectContaining({ code: 'AVAILABLE', message: expect.stringMatching(/^Is away: /) })
  const evidence = { pro_id, busy: [{ kind: 'time_off', from, to }] }
  expect(await start()).toMatchObject({
    office: {
      data: { job: { actions: { start: [{ code: 'AVAILABLE', evidence }] }, blockers: { in_progress: [away] } } },
    },
    theirs: { data: { job: { actions: { start: [away] } } } },
  })
})
