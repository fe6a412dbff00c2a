import { verifyAuditChain } from '@h2s/db/read/audit-chain'
import { jobAudit } from '@h2s/db/read/job-audit'
import { jobDetail } from '@h2s/db/read/job-detail'
import type { Actor } from '@h2s/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelJob } from '../src/job/cancel-job.ts'
import { setJobStatus } from '../src/job/set-job-status.ts'
import { updateInstallDetails } from '../src/job/update-install-details.ts'
import { verifyJob } from '../src/job/verify-job.ts'
import { createWorld, dispatcher, history, jobWith, later, providerActor, refusal } from './world.ts'
import type { World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

async function waiting() {
  const { job_id, customer } = await jobWith(world, 'accepted')
  const link: Actor = { kind: 'link', job_id, customer_id: customer.customer_id, name: 'Casey' }
  const verify = (now?: string, actor: Actor = link) =>
    refusal(verifyJob(world.as(actor, now === undefined ? {} : { now }), { job_id }))
  return { job_id, verify }
}

describe('who insists on what is refused', () => {
  it('does not bury a history: the first refusal stands, and what came after is seen', async () => {
    const { job_id, verify } = await waiting()
    for (let turn = 0; turn < 120; turn += 1) expect(await verify()).toMatchObject({ code: 'STATUS' })
    await cancelJob(world.as(dispatcher), { job_id, reason: 'Customer called' })
    const actions = await history(world, job_id)
    expect(actions.slice(0, 2)).toEqual(['verify_refused', 'cancel'])
    expect((await jobAudit(world.db, job_id))?.entries.map(({ action }) => action)).toEqual(actions)
    expect((await jobDetail(world.db, job_id))?.audit_log.map(({ action }) => action)).toEqual(actions)
    expect(await verifyAuditChain(world.db, `job:${job_id}`)).toEqual([])
  })

  it('is written once when it happens many times at once', async () => {
    const { job_id, verify } = await waiting()
    await Promise.all(Array.from({ length: 20 }, () => verify()))
    expect(await history(world, job_id)).toEqual(['verify_refused'])
  })

  it('is written anew for another action, another person, another version, and after an hour', async () => {
    const { job_id, verify } = await waiting()
    const refusals = async () => (await history(world, job_id)).filter((action) => action.endsWith('_refused'))
    await verify()
    await refusal(setJobStatus(world.as(dispatcher), { job_id, status: 'paid' }))
    await verify(undefined, dispatcher)
    await verify()
    expect(await refusals()).toEqual(['verify_refused', expect.stringMatching(/_refused$/), 'verify_refused'])
    await updateInstallDetails(world.as(dispatcher), { job_id, mounting_surface_notes: 'Behind the sofa' })
    await verify()
    await verify(later(59))
    expect(await refusals()).toHaveLength(4)
    await verify(later(61))
    expect(await refusals()).toHaveLength(5)
    const [first, last] = await world.rows(
      "select new_value from h2s_audit_entries where stream = $1 and action = 'verify_refused' and actor_kind = 'link' order by seq",
      [`job:${job_id}`],
    )
    expect(first).toEqual({ new_value: { kind: 'RULE', code: 'STATUS', blockers: ['STATUS'], version: 1 } })
    expect(last).toMatchObject({ new_value: { version: 2 } })
  })

  it('of a job that is not theirs, fills nobody else’s history', async () => {
    const { job_id } = await waiting()
    const stranger = providerActor('5f4c0e0a-0000-4000-8000-000000000000')
    for (let turn = 0; turn < 3; turn += 1)
      expect(await refusal(cancelJob(world.as(stranger), { job_id, reason: 'x' }))).toMatchObject({ kind: 'NOT_FOUND' })
    expect(await history(world, job_id)).toEqual([])
    expect(
      await world.rows('select action from h2s_audit_entries where new_value @> $1::jsonb', [
        JSON.stringify({ on: `job:${job_id}` }),
      ]),
    ).toEqual([{ action: 'cancel_refused' }])
  })
})
