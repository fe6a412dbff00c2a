import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallerKind } from '../src/procedures.ts'
import { procedures } from '../src/rest/routes.ts'
import { openDoors } from './support/doors.ts'
import type { Doors } from './support/doors.ts'

const staff: readonly CallerKind[] = ['admin', 'dispatcher']
const everybody = ['nobody', 'admin', 'dispatcher', 'provider', 'customer', 'link'] as const

/** Who is let in at each door. A procedure that is not named here fails the test: say who it is for. */
const lets: Record<string, readonly (CallerKind | 'nobody')[]> = {
  'admin.jobs.list': staff,
  'admin.jobs.get': staff,
  'admin.jobs.audit': staff,
  'admin.jobs.dispatch': staff,
  'admin.jobs.setStatus': staff,
  'admin.jobs.updateInstallDetails': staff,
  'admin.jobs.generateOrderPlan': staff,
  'admin.jobs.updateOrderStage': staff,
  'admin.jobs.cancel': staff,
  'admin.jobs.createLink': staff,
  'admin.jobs.revokeLinks': staff,
  'admin.jobs.scheduleAppointment': staff,
  'admin.jobs.createFromOrders': staff,
  'admin.flags.resolve': staff,
  'admin.flags.raise': staff,
  'admin.pros.list': staff,
  'admin.pros.candidates': staff,
  'admin.payouts.list': staff,
  'admin.payouts.approve': staff,
  'admin.payouts.amend': staff,
  'admin.payouts.reject': staff,
  'admin.payouts.release': staff,
  'admin.overview.counts': staff,
  'admin.messages.list': staff,
  'admin.live.changes': staff,
  'provider.jobs.list': ['provider'],
  'provider.jobs.get': ['provider'],
  'provider.assignments.accept': ['provider', ...staff],
  'provider.assignments.reject': ['provider', ...staff],
  'provider.assignments.start': ['provider', ...staff],
  'provider.assignments.complete': ['provider', ...staff],
  'provider.live.changes': ['provider'],
  'customer.jobs.list': ['customer', 'link'],
  'customer.jobs.get': ['customer', 'link'],
  'customer.jobs.verify': ['customer', 'link', ...staff],
  'customer.jobs.dispute': ['customer', 'link', ...staff],
  'customer.jobs.cancel': ['customer', 'link', ...staff],
  'customer.live.changes': ['customer', 'link'],
  'me.get': [],
  'public.demo': everybody,
  'public.health': everybody,
}

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.drop())

it('every procedure says who it is for, and only procedures do', () => {
  expect([...procedures.keys()].toSorted()).toEqual(Object.keys(lets).toSorted())
})

describe.each([...procedures.keys()])('%s', (path) => {
  it.each(everybody)('%s', async (caller) => {
    // Nothing is said with it: whoever is let in is told that the input is missing, whoever is not hears that first.
    const answer = await doors.call(doors.callers[caller], path, { nothing: 'of sense' })
    const refused = answer.ok || !['UNAUTHORIZED', 'FORBIDDEN'].includes(answer.data.code) ? null : answer.data.code
    const expected = lets[path]?.includes(caller)
      ? null
      : caller === 'nobody' || path === 'me.get'
        ? 'UNAUTHORIZED'
        : 'FORBIDDEN'
    expect(refused).toBe(expected)
  })
})

describe('of two things that are not theirs, people cannot tell which exists', () => {
  const onJobs = ['customer.jobs.get', 'customer.jobs.verify', 'customer.jobs.dispute', 'customer.jobs.cancel']
  const onAssignments = [
    'provider.jobs.get',
    ...['accept', 'reject', 'start', 'complete'].map((act) => `provider.assignments.${act}`),
  ]
  const needsReason = (path: string) => (/dispute|cancel|reject/.test(path) ? { reason: 'Because' } : {})

  it.each([
    ...onJobs.flatMap((path) => [['customer', path] as const, ['link', path] as const]),
    ...onAssignments.map((path) => ['provider', path] as const),
  ])('%s at %s', async (caller, path) => {
    const isJob = path.startsWith('customer')
    const foreign = isJob ? doors.foreignJob.job_id : doors.foreignAssignment.assignment_id
    const ask = (id: string) =>
      doors.call(doors.callers[caller], path, { [isJob ? 'job_id' : 'assignment_id']: id, ...needsReason(path) })
    const [theirs, missing, nonsense] = [await ask(foreign), await ask(randomUUID()), await ask('nonsense')]
    expect(theirs).toMatchObject({ ok: false, data: { code: 'NOT_FOUND', httpStatus: 404 } })
    expect(missing).toEqual(theirs)
    expect(nonsense).toEqual(theirs)
  })

  it('a provider whose assignment has ended finds nothing', async () => {
    const { ownerDb } = doors.test
    const { assignment_id } = doors.foreignAssignment
    const otto = {
      kind: 'user',
      user_id: 'otto',
      name: 'Otto',
      role: 'provider',
      pro_id: doors.otherPro.pro_id,
    } as const
    expect(await doors.call(otto, 'provider.jobs.get', { assignment_id })).toMatchObject({ ok: true })
    await ownerDb.$client.query(
      `update h2s_dispatch_job_assignments set state = 'rejected', rejected_at = now(), reject_reason = 'x' where assignment_id = $1`,
      [assignment_id],
    )
    expect(await doors.call(otto, 'provider.jobs.get', { assignment_id })).toMatchObject({
      ok: false,
      data: { code: 'NOT_FOUND' },
    })
    expect(await doors.call(otto, 'provider.jobs.list', { scope: 'all' })).toMatchObject({
      ok: true,
      data: { jobs: [] },
    })
  })
})
