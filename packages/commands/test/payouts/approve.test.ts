import { makeUser } from '@h2s/db/test/factories'
import { meetingOf } from '@h2s/db/test/meeting'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { acceptAssignment } from '../../src/assignments/accept-assignment.ts'
import { completeAssignment } from '../../src/assignments/complete-assignment.ts'
import { startAssignment } from '../../src/assignments/start-assignment.ts'
import { verifyJob } from '../../src/job/verify-job.ts'
import { approvePayout } from '../../src/payouts/approve-payout.ts'
import {
  admin,
  byoMetadata,
  createWorld,
  customerActor,
  dispatcher,
  fingerprint,
  history,
  jobRow,
  jobWith,
  otherAdmin,
  providerActor,
  refusal,
  told,
  warm,
} from '../world.ts'
import type { World } from '../world.ts'

const POOL = 30
let world: World
beforeAll(async () => {
  world = await createWorld({ max: POOL })
})
afterAll(() => world.drop())
beforeEach(() => warm(world.db, POOL))

/** A verified job whose payout waits; completed by `by` (the provider, unless somebody did it for them). */
async function inReview(by?: Parameters<World['as']>[0], job: Parameters<typeof jobWith>[2] = {}) {
  const made = await jobWith(world, 'offered', job)
  await makeUser(world.db, { id: `user-${made.pro.pro_id}`, role: 'provider', proId: made.pro.pro_id })
  const mine = world.as(providerActor(made.pro.pro_id))
  await acceptAssignment(mine, made)
  await startAssignment(mine, made)
  await completeAssignment(by === undefined ? mine : world.as(by), made)
  await verifyJob(world.as(customerActor(made.customer.customer_id)), made)
  const [payout] = await world.rows('select payout_id, version from h2s_payouts_ledger where job_id = $1', [
    made.job_id,
  ])
  return { ...made, payout_id: String(payout?.['payout_id']) }
}

describe('approve a payout', () => {
  it('settles the job, books the cost once, and tells the provider the amount', async () => {
    const { job_id, payout_id, pro } = await inReview()
    expect(await approvePayout(world.as(admin), { payout_id, version: 2 })).toMatchObject({
      status: 'paid',
      payout_version: 3,
    })
    expect(
      await world.rows('select status, approved_by, approved_by_name from h2s_payouts_ledger where payout_id = $1', [
        payout_id,
      ]),
    ).toEqual([{ status: 'approved', approved_by: 'user-Avery', approved_by_name: 'Avery' }])
    const entries = await world.rows(
      'select account, amount_cents from h2s_ledger_entries join h2s_ledger_transactions t using (txn_id) where t.job_id = $1',
      [job_id],
    )
    expect(entries).toEqual([
      { account: 'provider_costs', amount_cents: 8340 },
      { account: `provider_payable:${pro.pro_id}`, amount_cents: -8340 },
    ])
    expect(await told(world, job_id)).toContain('payout_approved:provider')
    const [message] = await world.rows(
      "select body from h2s_message_log where job_id = $1 and template = 'payout_approved'",
      [job_id],
    )
    expect(message?.['body']).toContain('$83.40')
  })

  it.each([
    ['a dispatcher', () => dispatcher, { kind: 'FORBIDDEN' }],
    ['the provider', (pro_id: string) => providerActor(pro_id), { kind: 'NOT_FOUND' }],
    ['a customer', () => customerActor('3f1d1a52-0000-4000-8000-000000000001'), { kind: 'NOT_FOUND' }],
  ] as const)('is not for %s', async (_name, actor, expected) => {
    const { payout_id, pro } = await inReview()
    const before = await fingerprint(world)
    expect(await refusal(approvePayout(world.as(actor(pro.pro_id)), { payout_id }))).toMatchObject(expected)
    expect(await fingerprint(world)).toBe(before)
  })

  it('is refused to who created it, and to who is paid by it', async () => {
    const created = await inReview(admin)
    expect(await refusal(approvePayout(world.as(admin), created))).toMatchObject({ kind: 'RULE', code: 'NOT_CREATOR' })
    expect(await approvePayout(world.as(otherAdmin), created)).toMatchObject({ status: 'paid' })
    const own = await inReview(dispatcher)
    const payee = { kind: 'user', user_id: `user-${own.pro.pro_id}`, name: 'Pat', role: 'admin' } as const
    expect(await refusal(approvePayout(world.as(payee), own))).toMatchObject({ kind: 'RULE', code: 'NOT_PAYEE' })
    expect(await history(world, own.job_id)).toContain('approve_payout_refused')
  })

  it('is refused while the work has no price: a job is never settled with nothing for who did it', async () => {
    const metadata = { ...byoMetadata, items_json: [{ service_name: 'TV Mounting' }] }
    const { payout_id, job_id } = await inReview(undefined, { metadata, service_id: null, service_name: 'TV Mounting' })
    expect(await refusal(approvePayout(world.as(admin), { payout_id }))).toMatchObject({
      kind: 'RULE',
      code: 'PAYOUT_UNPRICED',
    })
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'completed' })
  })

  it('refuses a stale version and a payout that is not there', async () => {
    const { payout_id } = await inReview()
    expect(await refusal(approvePayout(world.as(admin), { payout_id, version: 1 }))).toMatchObject({
      kind: 'CONFLICT',
      current: { payout_id, version: 2, status: 'pending_review' },
    })
    expect(await refusal(approvePayout(world.as(admin), { payout_id: 'nope' }))).toMatchObject({ kind: 'NOT_FOUND' })
  })

  it('the planted bug: reading the status first approves many times', async () => {
    const { payout_id } = await inReview()
    const allHaveRead = meetingOf(POOL)
    let approvals = 0
    await Promise.all(
      Array.from({ length: POOL }, () =>
        world.db.transaction(async () => {
          const [row] = await world.rows('select status from h2s_payouts_ledger where payout_id = $1', [payout_id])
          await allHaveRead()
          if (row?.['status'] !== 'pending_review') return
          await world.rows(
            "update h2s_payouts_ledger set status = 'approved', approved_by = 'someone', approved_at = now() where payout_id = $1",
            [payout_id],
          )
          approvals += 1
        }),
      ),
    )
    expect(approvals).toBe(POOL)
  })

  it('of two admins who click thirty times between them, one approves once', async () => {
    const { payout_id, job_id } = await inReview()
    const outcomes = await Promise.allSettled(
      Array.from({ length: POOL }, (_, index) =>
        approvePayout(world.as(index % 2 === 0 ? admin : otherAdmin), { payout_id }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'RULE', code: 'PAYOUT_STATE' })
    expect(
      await world.rows(
        "select count(*)::int as count from h2s_ledger_transactions where job_id = $1 and kind = 'payout_approved'",
        [job_id],
      ),
    ).toEqual([{ count: 1 }])
    expect((await history(world, job_id)).filter((action) => action === 'approve_payout')).toHaveLength(1)
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'paid' })
    const sums = await world.rows('select txn_id from h2s_ledger_entries group by txn_id having sum(amount_cents) <> 0')
    expect(sums).toEqual([])
  })
})
