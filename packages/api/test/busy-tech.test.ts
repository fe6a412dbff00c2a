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
