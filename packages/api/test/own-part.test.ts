import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeAssignment, makeJob } from '@h2s/db/test/factories'
import { openDoors } from './support/doors.ts'
import type { Doors } from './support/doors.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.drop())

it('a customer cancels until the work begins: the page offers what the command takes, by account and by link', async () => {
  const { ownerDb } = doors.test
  const { customer_id } = doors.customer
  const waiting = await makeJob(ownerDb, { customer_id, status: 'pending' })
  const running = await makeJob(ownerDb, { customer_id, status: 'in_progress' })
  await makeAssignment(ownerDb, { job_id: running.job_id, pro_id: doors.pro.pro_id, state: 'working' })
  const link = (job_id: string) => ({ kind: 'link', customer_id, job_id, name: 'Casey' }) as const
  const reason = 'Changed my mind'

  for (const caller of [doors.callers.customer, link(running.job_id)]) {
    const { job_id } = running
    const seen = await doors.call(caller, 'customer.jobs.get', { job_id })
    expect(seen).toMatchObject({ ok: true, data: { job: { actions: {}, cancel_now: null } } })
    expect((seen as { data: { job: { actions: object } } }).data.job.actions).not.toHaveProperty('cancel')
    expect(await doors.call(caller, 'customer.jobs.cancel', { job_id, reason })).toMatchObject({
      ok: false,
      data: { code: 'STATUS' },
    })
  }
  const { job_id } = waiting
  const seen = await doors.call(link(job_id), 'customer.jobs.get', { job_id })
  expect(seen).toMatchObject({ ok: true, data: { job: { actions: { cancel: [] } } } })
  expect(await doors.call(link(job_id), 'customer.jobs.cancel', { job_id, reason })).toMatchObject({ ok: true })
})

it('an offer whose time is over says so on its button, in the words of the refusal', async () => {
  const { ownerDb } = doors.test
  const job = await makeJob(ownerDb, {})
  const { assignment_id } = await makeAssignment(ownerDb, {
    job_id: job.job_id,
    pro_id: doors.pro.pro_id,
    window_start: new Date(Date.now() - 7_200_000).toISOString(),
    window_end: new Date(Date.now() - 3_600_000).toISOString(),
  })
  const over = { code: 'WINDOW', message: 'The window is over already' }
  expect(await doors.call(doors.callers.provider, 'provider.jobs.get', { assignment_id })).toMatchObject({
    ok: true,
    data: { job: { actions: { accept: [over], reject: [] } } },
  })
  expect(await doors.call(doors.callers.provider, 'provider.assignments.accept', { assignment_id })).toMatchObject({
    ok: false,
    data: { code: 'WINDOW' },
    message: over.message,
  })
})

it('a helper whose lead is gone may give the job back, and the button says so', async () => {
  const { ownerDb } = doors.test
  const job = await makeJob(ownerDb, { status: 'pending' })
  const { assignment_id } = await makeAssignment(ownerDb, {
    job_id: job.job_id,
    pro_id: doors.pro.pro_id,
    role: 'helper',
    state: 'accepted',
  })
  const seen = await doors.call(doors.callers.provider, 'provider.jobs.get', { assignment_id })
  expect((seen as { data: { job: { actions: object } } }).data.job.actions).toEqual({ reject: [] })
  const given = { assignment_id, reason: 'Not without a lead' }
  expect(await doors.call(doors.callers.provider, 'provider.assignments.reject', given)).toMatchObject({
    ok: true,
    data: { assignment: { state: 'rejected' } },
  })
})
