import { makePro, makeUser } from '@h2s/db/test/factories'
import { verifyAuditChain } from '@h2s/db/read/audit-chain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acceptAssignment } from '../src/assignments/accept-assignment.ts'
import { completeAssignment } from '../src/assignments/complete-assignment.ts'
import { dispatchJob } from '../src/assignments/dispatch-job.ts'
import { startAssignment } from '../src/assignments/start-assignment.ts'
import { generateOrderPlan } from '../src/equipment/generate-order-plan.ts'
import { updateOrderStage } from '../src/equipment/update-order-stage.ts'
import { processStripeEvent } from '../src/intake/process-stripe-event.ts'
import { receiveStripeEvent } from '../src/intake/receive-stripe-event.ts'
import { updateInstallDetails } from '../src/job/update-install-details.ts'
import { verifyJob } from '../src/job/verify-job.ts'
import { approvePayout } from '../src/payouts/approve-payout.ts'
import { checkoutEvent } from './checkout.ts'
import { admin, createWorld, customerActor, dispatcher, history, later, providerActor, refusal } from './world.ts'
import type { World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

it('from a paid checkout to a paid-out job', async () => {
  const system = { kind: 'system', part: 'webhook' } as const
  const event = checkoutEvent()
  await receiveStripeEvent(world.as(system), event)
  const [inbox] = await world.rows('select inbox_id from h2s_webhook_inbox')
  const processed = await processStripeEvent(world.as(system), { inbox_id: String(inbox?.['inbox_id']) })
  if (processed.outcome !== 'done') throw new Error('No job was made')
  const { job_id } = processed.job
  const job = async () => (await world.rows('select * from h2s_dispatch_jobs where job_id = $1', [job_id]))[0] ?? {}
  const office = world.as(dispatcher)

  const flagsAtFirst = Number((await job())['flags_open'])
  await updateInstallDetails(office, { job_id, wire_management_required: 'BASIC_CONCEAL', wall_type: 'DRYWALL' })
  expect(Number((await job())['flags_open'])).toBeLessThan(flagsAtFirst)

  const pro = await makePro(world.db, { name: 'Pat Provider' })
  await makeUser(world.db, { id: `user-${pro.pro_id}`, role: 'provider', proId: pro.pro_id })
  const mine = world.as(providerActor(pro.pro_id))
  const { assignment_id } = await dispatchJob(office, { job_id, pro_id: pro.pro_id })
  await acceptAssignment(mine, { assignment_id })
  expect(await refusal(startAssignment(mine, { assignment_id }))).toMatchObject({
    kind: 'RULE',
    code: 'EQUIPMENT',
    message: 'Equipment must be delivered before starting job',
  })

  const { order_plan } = await generateOrderPlan(office, { job_id })
  expect(order_plan.components.map((line) => line.sku)).toEqual(['MOUNT-TILT-65'])
  expect(await job()).toMatchObject({ order_stage: 'READY_TO_ORDER' })
  for (const stage of ['ORDERED', 'SHIPPED', 'DELIVERED'] as const) {
    expect(await updateOrderStage(office, { job_id, stage })).toMatchObject({ order_stage: stage })
  }
  expect(await startAssignment(mine, { assignment_id })).toMatchObject({ state: 'working', status: 'in_progress' })
  expect(
    await world.rows('select kind from h2s_time_blocks where job_id = $1 and released_at is null', [job_id]),
  ).toEqual([{ kind: 'visit' }])
  expect(await completeAssignment(mine, { assignment_id })).toMatchObject({ state: 'done', status: 'completed' })

  const [payout] = await world.rows('select * from h2s_payouts_ledger where job_id = $1', [job_id])
  expect(payout).toMatchObject({
    status: 'not_eligible',
    frozen_at: null,
    pro_id: pro.pro_id,
    created_by: `user-${pro.pro_id}`,
  })
  const payout_id = String(payout?.['payout_id'])
  expect(await refusal(approvePayout(world.as(admin), { payout_id }))).toMatchObject({
    kind: 'RULE',
    code: 'PAYOUT_STATE',
  })

  const customer_id = String((await job())['customer_id'])
  await verifyJob(world.as(customerActor(customer_id), { now: later(60) }), { job_id })
  expect(
    await world.rows('select status, frozen_at is not null as frozen from h2s_payouts_ledger where job_id = $1', [
      job_id,
    ]),
  ).toEqual([{ status: 'pending_review', frozen: true }])

  expect(await approvePayout(world.as(admin, { now: later(120) }), { payout_id })).toMatchObject({ status: 'paid' })
  expect(await job()).toMatchObject({ status: 'paid', flags_open: 0 })
  expect(await history(world, job_id)).toEqual(
    expect.arrayContaining([
      'job_created',
      'update_install_details',
      'dispatch',
      'accept',
      'start_refused',
      'generate_order_plan',
      'update_order_stage',
      'start',
      'complete',
      'payout_created',
      'verify',
      'approve_payout',
      'settle',
    ]),
  )
  const settle = await world.rows("select actor_id from h2s_audit_entries where stream = $1 and action = 'settle'", [
    `job:${job_id}`,
  ])
  expect(settle).toEqual([{ actor_id: 'system:settlement' }])
  const sums = await world.rows(
    'select account, sum(amount_cents)::int as cents from h2s_ledger_entries group by account order by account',
  )
  expect(sums).toEqual(
    [
      { account: 'customer_prepayments', cents: 0 },
      { account: `provider_payable:${pro.pro_id}`, cents: -Number(payout?.['amount_cents']) },
      { account: 'provider_costs', cents: Number(payout?.['amount_cents']) },
      { account: 'revenue', cents: -25_800 },
      { account: 'stripe_balance', cents: 25_800 },
    ].toSorted((a, b) => (a.account < b.account ? -1 : 1)),
  )
  expect(await verifyAuditChain(world.db)).toEqual([])
})
