import { makePayout, makePro } from '@h2s/db/test/factories'
import type { Actor } from '@h2s/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptAssignment } from '../src/assignments/accept-assignment.ts'
import { completeAssignment } from '../src/assignments/complete-assignment.ts'
import { dispatchJob } from '../src/assignments/dispatch-job.ts'
import { rejectAssignment } from '../src/assignments/reject-assignment.ts'
import { startAssignment } from '../src/assignments/start-assignment.ts'
import type { Context } from '../src/context.ts'
import { generateOrderPlan } from '../src/equipment/generate-order-plan.ts'
import { updateOrderStage } from '../src/equipment/update-order-stage.ts'
import { raiseFlag } from '../src/flags/raise-flag.ts'
import { resolveFlag } from '../src/flags/resolve-flag.ts'
import { cancelJob } from '../src/job/cancel-job.ts'
import { disputeJob } from '../src/job/dispute-job.ts'
import { setJobStatus } from '../src/job/set-job-status.ts'
import { updateInstallDetails } from '../src/job/update-install-details.ts'
import { verifyJob } from '../src/job/verify-job.ts'
import { createJobLink } from '../src/links/create-job-link.ts'
import { approvePayout } from '../src/payouts/approve-payout.ts'
import { scheduleAppointment } from '../src/schedule/schedule-appointment.ts'
import { admin, createWorld, customerActor, fingerprint, jobWith, later, providerActor, refusal } from './world.ts'
import type { World } from './world.ts'

type Ids = { job_id: string; assignment_id: string; payout_id: string; pro_id: string; version?: number }

/** Every write on a job that exists, with an input that is right but for what a test makes wrong. */
const writes: Record<string, (ctx: Context, ids: Ids) => Promise<unknown>> = {
  dispatchJob: (ctx, { job_id, pro_id, version }) => dispatchJob(ctx, { job_id, pro_id, version }),
  acceptAssignment: (ctx, { assignment_id, version }) => acceptAssignment(ctx, { assignment_id, version }),
  rejectAssignment: (ctx, { assignment_id, version }) =>
    rejectAssignment(ctx, { assignment_id, version, reason: 'sick' }),
  startAssignment: (ctx, { assignment_id, version }) => startAssignment(ctx, { assignment_id, version }),
  completeAssignment: (ctx, { assignment_id, version }) => completeAssignment(ctx, { assignment_id, version }),
  verifyJob: (ctx, { job_id, version }) => verifyJob(ctx, { job_id, version }),
  disputeJob: (ctx, { job_id, version }) => disputeJob(ctx, { job_id, version, reason: 'crooked' }),
  cancelJob: (ctx, { job_id, version }) => cancelJob(ctx, { job_id, version, reason: 'sold' }),
  setJobStatus: (ctx, { job_id, version }) => setJobStatus(ctx, { job_id, version, status: 'pending_scheduling' }),
  updateInstallDetails: (ctx, { job_id, version }) =>
    updateInstallDetails(ctx, { job_id, version, wall_type: 'BRICK' }),
  resolveFlag: (ctx, { job_id, version }) =>
    resolveFlag(ctx, { job_id, version, flag: 'SCOPE_MISMATCH', resolution_notes: 'x' }),
  raiseFlag: (ctx, { job_id, version }) =>
    raiseFlag(ctx, { job_id, version, flag: 'SCOPE_MISMATCH', severity: 'LOW', message: 'x' }),
  generateOrderPlan: (ctx, { job_id, version }) => generateOrderPlan(ctx, { job_id, version }),
  updateOrderStage: (ctx, { job_id, version }) => updateOrderStage(ctx, { job_id, version, stage: 'ORDERED' }),
  scheduleAppointment: (ctx, { job_id, version }) =>
    scheduleAppointment(ctx, { job_id, version, start_iso: later(60), end_iso: later(120) }),
  approvePayout: (ctx, { payout_id, version }) => approvePayout(ctx, { payout_id, version }),
}
const unversioned: typeof writes = { createJobLink: (ctx, { job_id }) => createJobLink(ctx, { job_id }) }

let world: World
let ids: Ids
let strangers: Record<string, Actor>
beforeAll(async () => {
  world = await createWorld()
  const own = await jobWith(world, 'offered')
  const other = await jobWith(world, 'offered')
  const payout = await makePayout(world.db, {
    job_id: own.job_id,
    pro_id: own.pro.pro_id,
    assignment_id: own.assignment_id,
  })
  const free = await makePro(world.db)
  ids = { job_id: own.job_id, assignment_id: own.assignment_id, payout_id: payout.payout_id, pro_id: free.pro_id }
  strangers = {
    'another customer': customerActor(other.customer.customer_id),
    'another provider': providerActor(other.pro.pro_id),
    'the link of another job': {
      kind: 'link',
      job_id: other.job_id,
      customer_id: other.customer.customer_id,
      name: 'Casey',
    },
    'a provider without a provider': { kind: 'user', user_id: 'u', name: 'N', role: 'provider' },
    'a customer without a customer': { kind: 'user', user_id: 'u', name: 'N', role: 'customer' },
  }
})
afterAll(() => world.drop())

const missing = '3f1d1a52-0000-4000-8000-000000000000'
const nonsense = ['', 'x', "' or 1=1 --", '3f1d1a52', `${missing}0`, '../../etc/passwd', '\u0000'.slice(1)]
const all = Object.entries({ ...writes, ...unversioned })

describe.each(all)('%s', (_name, write) => {
  it('answers a missing thing and a thing of somebody else alike, and changes nothing', async () => {
    const before = await fingerprint(world)
    for (const actor of Object.values(strangers)) {
      const foreign = await refusal(write(world.as(actor), ids))
      const none = await refusal(
        write(world.as(actor), { ...ids, job_id: missing, assignment_id: missing, payout_id: missing }),
      )
      expect(foreign).toEqual(none)
      expect(foreign).toMatchObject({ kind: 'NOT_FOUND' })
    }
    expect(await fingerprint(world)).toBe(before)
  })

  it('finds nothing under an id that is none', async () => {
    const before = await fingerprint(world)
    for (const id of nonsense) {
      const error = await refusal(write(world.as(admin), { ...ids, job_id: id, assignment_id: id, payout_id: id }))
      expect(error).toMatchObject({ kind: 'NOT_FOUND' })
    }
    expect(await fingerprint(world)).toBe(before)
  })
})

describe.each(Object.entries(writes))('%s', (_name, write) => {
  it('refuses a stale version with what is present, and changes nothing', async () => {
    const before = await fingerprint(world)
    const error = await refusal(write(world.as(admin), { ...ids, version: 99 }))
    expect(error).toMatchObject({ kind: 'CONFLICT', current: { version: 1 } })
    expect(await fingerprint(world)).toBe(before)
  })
})
