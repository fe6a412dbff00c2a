import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptAssignment } from '../../src/assignments/accept-assignment.ts'
import { completeAssignment } from '../../src/assignments/complete-assignment.ts'
import { startAssignment } from '../../src/assignments/start-assignment.ts'
import { raiseFlag } from '../../src/flags/raise-flag.ts'
import { setJobStatus } from '../../src/job/set-job-status.ts'
import { updateInstallDetails } from '../../src/job/update-install-details.ts'
import { scheduleAppointment } from '../../src/schedule/schedule-appointment.ts'
import {
  admin,
  byoMetadata,
  codes,
  createWorld,
  dispatcher,
  fingerprint,
  history,
  jobRow,
  jobWith,
  later,
  providerActor,
  refusal,
} from '../world.ts'
import type { World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

const mine = (pro: { pro_id: string }) => world.as(providerActor(pro.pro_id))
const office = (now?: string) => world.as(dispatcher, now === undefined ? {} : { now })

/** A mount that we supply and that nobody has ordered. */
const toOrder = {
  ...byoMetadata,
  items_json: [{ service_id: 'TV-M', metadata: { mount_type: 'tilt', tv_size: 55 } }],
}
const waiting = () => jobWith(world, 'accepted', { metadata: toOrder })

const reason = 'The tech brings a mount from the van'
const overrides = (jobId: string) =>
  world.rows(
    `select actor_name, field, new_value, notes from h2s_audit_entries where stream = $1 and action = 'override'`,
    [`job:${jobId}`],
  )
const refusals = (jobId: string) =>
  world.rows(
    `select new_value, notes from h2s_audit_entries where stream = $1 and action like '%_refused' order by seq`,
    [`job:${jobId}`],
  )

describe('the office overrides a blocker with a reason', () => {
  it('starts without equipment, and the history says what was passed over and why', async () => {
    const { job_id, assignment_id } = await waiting()
    const started = await startAssignment(office(), { assignment_id, override_reason: `  ${reason}\n` })
    expect(started).toMatchObject({ state: 'working', status: 'in_progress' })
    expect(await overrides(job_id)).toEqual([
      { actor_name: 'Dana', field: 'blockers', new_value: { action: 'start', codes: ['EQUIPMENT'] }, notes: reason },
    ])
    expect((await history(world, job_id)).slice(0, 2)).toEqual(['override', 'start'])
  })

  it('does the same by "set status"', async () => {
    const { job_id } = await waiting()
    expect(codes(await refusal(setJobStatus(office(), { job_id, status: 'in_progress' })))).toEqual(['EQUIPMENT'])
    const moved = await setJobStatus(office(), { job_id, status: 'in_progress', override_reason: reason })
    expect(moved).toMatchObject({ status: 'in_progress' })
    expect(await overrides(job_id)).toMatchObject([{ new_value: { action: 'start', codes: ['EQUIPMENT'] } }])
  })

  it('names every blocker that was passed over', async () => {
    const large = { service_id: 'TV-XL', metadata: { mount_type: 'tilt', tv_size: 85 } }
    const { job_id, assignment_id } = await jobWith(world, 'accepted', {
      service_id: 'TV-XL',
      metadata: { ...byoMetadata, items_json: [large] },
    })
    await startAssignment(office(), { assignment_id, override_reason: reason })
    expect(await overrides(job_id)).toMatchObject([{ new_value: { codes: ['EQUIPMENT', 'CREW'] } }])
  })

  it('stays quiet where nothing is in the way', async () => {
    const { job_id, assignment_id } = await jobWith(world, 'offered')
    await acceptAssignment(office(), { assignment_id, override_reason: reason })
    await startAssignment(office(), { assignment_id, override_reason: reason })
    await completeAssignment(office(), { assignment_id, override_reason: reason })
    expect(await overrides(job_id)).toEqual([])
  })
})

describe('an override is refused', () => {
  it('to a provider, whatever is in the way, and changes nothing', async () => {
    const { job_id, assignment_id, pro } = await waiting()
    const free = await jobWith(world, 'offered')
    const before = await fingerprint(world)
    const attempts = [
      () => startAssignment(mine(pro), { assignment_id, override_reason: reason }),
      () => acceptAssignment(mine(free.pro), { assignment_id: free.assignment_id, override_reason: reason }),
      () => completeAssignment(mine(pro), { assignment_id, override_reason: reason }),
      () => setJobStatus(mine(pro), { job_id, status: 'in_progress', override_reason: reason }),
      () =>
        scheduleAppointment(mine(pro), {
          job_id,
          start_iso: later(60),
          end_iso: later(120),
          override_reason: reason,
        }),
    ]
    for (const attempt of attempts) expect(await refusal(attempt())).toMatchObject({ kind: 'FORBIDDEN' })
    expect(await fingerprint(world)).toBe(before)
    expect(await overrides(job_id)).toEqual([])
  })

  it('where one blocker cannot be overridden: only those that stay are named', async () => {
    const { job_id, assignment_id } = await jobWith(world, 'offered', { metadata: toOrder })
    const before = await fingerprint(world)
    for (const attempt of [
      () => startAssignment(office(), { assignment_id, override_reason: reason }),
      () => setJobStatus(office(), { job_id, status: 'in_progress', override_reason: reason }),
      () => completeAssignment(office(), { assignment_id, override_reason: reason }),
    ]) {
      expect(codes(await refusal(attempt()))).toEqual(['STATUS'])
    }
    expect(await fingerprint(world)).toBe(before)
  })

  it('without a reason, with an endless one, and on a stale version', async () => {
    const { job_id, assignment_id } = await waiting()
    const before = await fingerprint(world)
    const start = (more: { override_reason: string; version?: number }) =>
      refusal(startAssignment(office(), { assignment_id, ...more }))
    expect(codes(await start({ override_reason: ' \n' }))).toEqual(['REASON'])
    expect(await start({ override_reason: 'x'.repeat(501) })).toMatchObject({
      kind: 'INVALID',
      issues: [{ path: 'override_reason' }],
    })
    expect(await start({ override_reason: reason, version: 9 })).toMatchObject({ kind: 'CONFLICT' })
    expect(await fingerprint(world)).toBe(before)
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'accepted' })
  })
})

describe('a critical flag takes two people', () => {
  const flagged = async (state: 'accepted' | 'working') => {
    const made = await jobWith(world, state)
    await raiseFlag(office(), {
      job_id: made.job_id,
      flag: 'SCOPE_MISMATCH',
      severity: 'CRITICAL',
      message: 'Gas line in the wall',
    })
    return made
  }
  const complete = (assignment_id: string, override_reason = reason) => ({ assignment_id, override_reason })

  it('one alone is refused as often as they like, and the history keeps what they asked', async () => {
    const { job_id, assignment_id } = await flagged('working')
    const before = await fingerprint(world)
    const first = await refusal(completeAssignment(office(), complete(assignment_id)))
    const again = await refusal(completeAssignment(office(later(5)), complete(assignment_id)))
    expect([codes(first), codes(again)]).toEqual([['SECOND_PERSON'], ['SECOND_PERSON']])
    expect(await fingerprint(world)).toBe(before)
    const asked = { action: 'complete', codes: ['NO_CRITICAL_FLAG'], version: 2, reason }
    expect(await refusals(job_id)).toMatchObject([
      { new_value: { override: asked } },
      { new_value: { override: asked } },
    ])
  })

  it('a colleague who sends the same goes on, by whichever door, and both names are kept', async () => {
    const { job_id, assignment_id } = await flagged('working')
    await refusal(completeAssignment(office(), complete(assignment_id)))
    await setJobStatus(world.as(admin, { now: later(60) }), {
      job_id,
      status: 'completed',
      override_reason: 'Saw the photos too',
    })
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'completed' })
    expect(await overrides(job_id)).toEqual([
      {
        actor_name: 'Avery',
        field: 'blockers',
        new_value: {
          action: 'complete',
          codes: ['NO_CRITICAL_FLAG'],
          asked_by: 'Dana',
          asked_by_id: 'user-Dana',
        },
        notes: 'Saw the photos too',
      },
    ])
  })

  it('confirms a visit in the same way', async () => {
    const { job_id } = await flagged('accepted')
    const window = { start_iso: later(60), end_iso: later(180) }
    expect(codes(await refusal(scheduleAppointment(office(), { job_id, ...window })))).toEqual(['SCOPE'])
    const asked = await refusal(scheduleAppointment(office(), { job_id, ...window, override_reason: reason }))
    expect(codes(asked)).toEqual(['SECOND_PERSON'])
    const set = await scheduleAppointment(world.as(admin), { job_id, ...window, override_reason: reason })
    expect(set).toMatchObject({ status: 'scheduled' })
    expect(await overrides(job_id)).toMatchObject([{ new_value: { action: 'schedule', codes: ['SCOPE'] } }])
  })

  it.each<[string, (ids: { job_id: string; assignment_id: string }) => Promise<unknown>, string]>([
    ['a day has passed', () => Promise.resolve(), later(24 * 60 + 1)],
    [
      'the job has changed since',
      ({ job_id }) => updateInstallDetails(office(), { job_id, mounting_surface_notes: 'stud 16in' }),
      later(5),
    ],
  ])('the first word no longer counts when %s', async (_name, meanwhile, now) => {
    const ids = await flagged('working')
    await refusal(completeAssignment(office(), complete(ids.assignment_id)))
    await meanwhile(ids)
    const error = await refusal(completeAssignment(world.as(admin, { now }), complete(ids.assignment_id)))
    expect(codes(error)).toEqual(['SECOND_PERSON'])
  })

  it('a word without a reason, for another step, or of a provider is no first word', async () => {
    const { job_id, assignment_id, pro } = await flagged('accepted')
    await refusal(
      scheduleAppointment(office(), { job_id, start_iso: later(60), end_iso: later(90), override_reason: '' }),
    )
    const window = { start_iso: later(60), end_iso: later(90), override_reason: reason }
    expect(codes(await refusal(scheduleAppointment(world.as(admin), { job_id, ...window })))).toEqual(['SECOND_PERSON'])
    await startAssignment(office(), { assignment_id })
    await refusal(completeAssignment(mine(pro), complete(assignment_id)))
    expect(codes(await refusal(completeAssignment(office(), complete(assignment_id))))).toEqual(['SECOND_PERSON'])
  })
})
