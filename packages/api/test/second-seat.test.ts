import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeAssignment, makeJob } from '@h2s/db/test/factories'
import { openDoors } from './support/doors.ts'
import type { Doors } from './support/doors.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.drop())

/** A 98" TV takes two techs; the lead has accepted. */
async function offerSecondSeat() {
  const { ownerDb } = doors.test
  const items_json = [{ service_id: 'TV-XXL', quantity: 1, metadata: { mount_type: 'fixed', tv_size: 98 } }]
  const job = await makeJob(ownerDb, { status: 'accepted', service_id: 'TV-XXL', metadata: { items_json } })
  await makeAssignment(ownerDb, { job_id: job.job_id, pro_id: doors.otherPro.pro_id, state: 'accepted' })
  return makeAssignment(ownerDb, { job_id: job.job_id, pro_id: doors.pro.pro_id, role: 'helper' })
}

it('a second seat can be accepted beside the lead, and the button says so before', async () => {
  const { assignment_id } = await offerSecondSeat()
  const seen = await doors.call(doors.callers.provider, 'provider.jobs.get', { assignment_id })
  expect(seen).toMatchObject({ ok: true, data: { job: { actions: { accept: [] } } } })

  const taken = await doors.call(doors.callers.provider, 'provider.assignments.accept', { assignment_id })
  expect(taken).toMatchObject({ ok: true, data: { assignment: { state: 'accepted' }, job: { status: 'accepted' } } })
})
