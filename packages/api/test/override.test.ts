import { makeAssignment, makeJob } from '@h2s/db/test/factories'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { restRoutes } from '../src/rest/routes.ts'
import { openDoors } from './support/doors.ts'
import type { Doors } from './support/doors.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.drop())

const override_reason = 'The tech brings a mount from the van'

/** A job that a provider has accepted and whose mount nobody has ordered. */
async function waiting({ pro_id } = doors.pro) {
  const { ownerDb } = doors.test
  const job = await makeJob(ownerDb, {
    customer_id: doors.customer.customer_id,
    branch_id: doors.job.branch_id,
    status: 'accepted',
    metadata: { items_json: [{ service_id: 'TV-M', metadata: { mount_type: 'tilt', tv_size: 55 } }] },
  })
  const seat = await makeAssignment(ownerDb, { job_id: job.job_id, pro_id, state: 'accepted' })
  return { job_id: job.job_id, assignment_id: seat.assignment_id }
}

const behind = (path: string) => restRoutes.find((route) => route.path === path)?.procedure ?? path
const setStatus = behind('/api/admin_update_status')
const start = behind('/api/assignments/{id}/start')

it('dispatch sets a status in spite of a blocker, and reads in the history who did and why', async () => {
  const { job_id } = await waiting(doors.otherPro)
  const input = { job_id, status: 'in_progress' }
  const blocked = await doors.call(doors.callers.dispatcher, setStatus, input)
  expect(blocked).toMatchObject({ ok: false, data: { httpStatus: 400, code: 'EQUIPMENT' } })
  const moved = await doors.call(doors.callers.dispatcher, setStatus, { ...input, override_reason })
  expect(moved).toMatchObject({ ok: true, data: { job: { status: 'in_progress' } } })
  const history = await doors.call(doors.callers.dispatcher, 'admin.jobs.audit', { job_id })
  expect(history).toMatchObject({
    ok: true,
    data: {
      entries: expect.arrayContaining([
        expect.objectContaining({
          action: 'override',
          new_value: { action: 'start', codes: ['EQUIPMENT'] },
          notes: override_reason,
          user_name: 'dispatcher',
        }),
      ]),
    },
  })
})

it("dispatch starts a provider's work in spite of a blocker; the provider cannot", async () => {
  const { assignment_id } = await waiting()
  const theirs = await doors.call(doors.callers.provider, start, { assignment_id, override_reason })
  expect(theirs).toMatchObject({ ok: false, data: { httpStatus: 403, code: 'FORBIDDEN', blockers: [] } })
  const started = await doors.call(doors.callers.dispatcher, start, { assignment_id, override_reason })
  expect(started).toMatchObject({ ok: true, data: { assignment: { state: 'working' } } })
})

it.each([
  ['/api/admin_update_status', { status: 'in_progress' }],
  ['/api/schedule_appointment', { start_iso: '2027-01-11T14:00:00Z', end_iso: '2027-01-11T16:00:00Z' }],
  ['/api/assignments/{id}/start', {}],
  ['/api/assignments/{id}/complete', {}],
  ['/api/assignments/{id}/accept', {}],
])('%s takes no empty and no endless reason', async (path, more) => {
  const { job_id, assignment_id } = await waiting()
  const target = path.includes('{id}') ? { assignment_id } : { job_id }
  for (const given of ['', '  ', 'x'.repeat(501), 7, null]) {
    const answer = await doors.call(doors.callers.admin, behind(path), { ...target, ...more, override_reason: given })
    expect(answer).toMatchObject({
      ok: false,
      data: { code: 'INVALID', fields: [expect.objectContaining({ path: 'override_reason' })] },
    })
  }
})

it('what cannot be overridden stays refused', async () => {
  const { job_id } = await waiting()
  const answer = await doors.call(doors.callers.admin, setStatus, { job_id, status: 'paid', override_reason })
  expect(answer).toMatchObject({ ok: false, data: { code: 'STATUS', blockers: [{ code: 'STATUS' }] } })
})
