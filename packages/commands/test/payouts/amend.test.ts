import fc from 'fast-check'
import { isDomainError } from '@h2s/domain'
import type { Actor } from '@h2s/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setJobStatus } from '../../src/job/set-job-status.ts'
import { verifyJob } from '../../src/job/verify-job.ts'
import { amendPayout } from '../../src/payouts/amend-payout.ts'
import { approvePayout } from '../../src/payouts/approve-payout.ts'
import { rejectPayout } from '../../src/payouts/reject-payout.ts'
import {
  admin,
  byoMetadata,
  codes,
  createWorld,
  dispatcher,
  fingerprint,
  history,
  jobRow,
  otherAdmin,
  providerActor,
  refusal,
} from '../world.ts'
import type { World } from '../world.ts'
import { workedJob } from '../worked-job.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

/** A verified job that nobody could price, with its payout in review. */
async function unpriced() {
  const metadata = { ...byoMetadata, items_json: [{ service_name: 'TV Mounting' }] }
  const made = await workedJob(world, { metadata, service_id: null, service_name: 'TV Mounting' })
  await verifyJob(made.customer_ctx, made)
  const [payout] = await payoutsOf(made.job_id)
  return { ...made, payout_id: String(payout?.['payout_id']) }
}

const payoutsOf = (job_id: string) =>
  world.rows('select * from h2s_payouts_ledger where job_id = $1 order by created_at, status desc', [job_id])

const asked = { amount_cents: 6500, reason: 'Agreed with the tech by phone' }

describe('amend a payout', () => {
  it('is the way out for work without a price: a new payout in review, that somebody else approves', async () => {
    const { job_id, payout_id, pro } = await unpriced()
    expect(await refusal(approvePayout(world.as(admin), { payout_id }))).toMatchObject({ code: 'PAYOUT_UNPRICED' })

    const amended = await amendPayout(world.as(admin), { payout_id, version: 2, ...asked })
    expect(amended).toMatchObject({ job_id })
    expect(amended.payout_id).not.toBe(payout_id)
    const rows = await payoutsOf(job_id)
    expect(rows.find((row) => row['payout_id'] === payout_id)).toMatchObject({
      status: 'rejected',
      amount_cents: 0,
      evidence: { amended_by_payout: amended.payout_id },
    })
    expect(rows.find((row) => row['payout_id'] === amended.payout_id)).toMatchObject({
      status: 'pending_review',
      amount_cents: 6500,
      created_by: 'user-Avery',
      pro_id: pro.pro_id,
      lines: [{ kind: 'amended', label: 'Amended by hand', amount_cents: 6500 }],
      evidence: {
        is_priced: true,
        amended: { from_payout: payout_id, from_cents: 0, by: 'user-Avery', by_name: 'Avery', reason: asked.reason },
      },
    })
    const [entry] = await world.rows(
      "select actor_name, notes, new_value from h2s_audit_entries where stream = $1 and action = 'amend_payout'",
      [`job:${job_id}`],
    )
    expect(entry).toMatchObject({ actor_name: 'Avery', notes: asked.reason, new_value: { amount_cents: 6500 } })

    expect(codes(await refusal(approvePayout(world.as(admin), amended)))).toEqual(['NOT_CREATOR'])
    expect(await approvePayout(world.as(otherAdmin), { payout_id: amended.payout_id })).toMatchObject({
      status: 'paid',
    })
    expect(
      await world.rows(
        'select account, amount_cents from h2s_ledger_entries join h2s_ledger_transactions t using (txn_id) where t.job_id = $1',
        [job_id],
      ),
    ).toEqual([
      { account: 'provider_costs', amount_cents: 6500 },
      { account: `provider_payable:${pro.pro_id}`, amount_cents: -6500 },
    ])
  })

  it('is refused to who is paid by it, to the same amount, without a reason, on a stale version, and a second time', async () => {
    const { payout_id, pro } = await unpriced()
    const payee: Actor = { kind: 'user', user_id: 'u', name: 'Pat', role: 'admin', pro_id: pro.pro_id }
    expect(codes(await refusal(amendPayout(world.as(payee), { payout_id, ...asked })))).toEqual(['NOT_PAYEE'])
    expect(codes(await refusal(amendPayout(world.as(admin), { payout_id, ...asked, reason: ' ' })))).toEqual(['REASON'])
    expect(await refusal(amendPayout(world.as(admin), { payout_id, version: 1, ...asked }))).toMatchObject({
      kind: 'CONFLICT',
    })
    const first = await amendPayout(world.as(admin), { payout_id, ...asked })
    expect(codes(await refusal(amendPayout(world.as(admin), { ...first, ...asked })))).toEqual(['CHANGES'])
    expect(codes(await refusal(amendPayout(world.as(otherAdmin), { payout_id, ...asked })))).toEqual(['PAYOUT_STATE'])
  })

  it.each([
    ['a dispatcher', () => dispatcher, { kind: 'FORBIDDEN' }],
    ['the provider', (pro_id: string) => providerActor(pro_id), { kind: 'NOT_FOUND' }],
  ] as const)('is not for %s, nor is rejecting', async (_name, actor, expected) => {
    const { payout_id, pro } = await unpriced()
    const before = await fingerprint(world)
    const ctx = world.as(actor(pro.pro_id))
    expect(await refusal(amendPayout(ctx, { payout_id, ...asked }))).toMatchObject(expected)
    expect(await refusal(rejectPayout(ctx, { payout_id, reason: 'x' }))).toMatchObject(expected)
    expect(await fingerprint(world)).toBe(before)
  })

  it('of two who amend at the same instant one wins', async () => {
    const { payout_id, job_id } = await unpriced()
    const outcomes = await Promise.allSettled(
      [admin, otherAdmin, admin, otherAdmin].map((actor) => amendPayout(world.as(actor), { payout_id, ...asked })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const live = (await payoutsOf(job_id)).filter((row) => row['status'] !== 'rejected')
    expect(live).toHaveLength(1)
  })
})

describe('reject a payout', () => {
  it('books nothing and leaves the job to somebody who says why it is settled', async () => {
    const { payout_id, job_id } = await unpriced()
    await rejectPayout(world.as(admin), { payout_id, reason: 'The tech never came' })
    expect(await history(world, job_id)).toContain('reject_payout')
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'completed' })
    const settle = { job_id, status: 'paid' as const }
    expect(codes(await refusal(setJobStatus(world.as(admin), settle)))).toEqual(['PAYOUT_APPROVED'])
    expect(await setJobStatus(world.as(admin), { ...settle, override_reason: 'Nothing is owed' })).toMatchObject({
      status: 'paid',
    })
    expect(await world.rows('select 1 from h2s_ledger_transactions where job_id = $1', [job_id])).toEqual([])
  })

  it('needs a reason, happens once, and can be made good by an amount', async () => {
    const { payout_id } = await unpriced()
    expect(codes(await refusal(rejectPayout(world.as(admin), { payout_id, reason: '' })))).toEqual(['REASON'])
    await rejectPayout(world.as(admin), { payout_id, reason: 'Looked like a double' })
    expect(codes(await refusal(rejectPayout(world.as(admin), { payout_id, reason: 'again' })))).toEqual([
      'PAYOUT_STATE',
    ])
    const amended = await amendPayout(world.as(admin), { payout_id, ...asked })
    expect(await approvePayout(world.as(otherAdmin), { payout_id: amended.payout_id })).toMatchObject({
      status: 'paid',
    })
  })
})

describe('whatever ops decide, in any order', () => {
  type Step = { verb: 'amend' | 'reject' | 'approve'; by: number; cents: number }
  const step: fc.Arbitrary<Step> = fc.record({
    verb: fc.constantFrom('amend', 'reject', 'approve'),
    by: fc.integer({ min: 0, max: 1 }),
    cents: fc.integer({ min: 1, max: 50_000 }),
  })

  it('the books sum to zero, the provider is owed what one other person approved, at most once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const { job_id, payout_id, pro } = await unpriced()
        let present = payout_id
        for (const { verb, by, cents } of steps) {
          const ctx = world.as(by === 0 ? admin : otherAdmin)
          const target = { payout_id: present }
          try {
            if (verb === 'approve') await approvePayout(ctx, target)
            if (verb === 'reject') await rejectPayout(ctx, { ...target, reason: 'no' })
            if (verb === 'amend') {
              present = (await amendPayout(ctx, { ...target, amount_cents: cents, reason: 'so' })).payout_id
            }
          } catch (error) {
            if (!isDomainError(error)) throw error
          }
        }
        const rows = await payoutsOf(job_id)
        const live = rows.filter((row) => row['status'] !== 'rejected')
        expect(live.length).toBeLessThanOrEqual(1)
        const approved = rows.filter((row) => row['status'] === 'approved')
        for (const row of approved) expect(row['approved_by']).not.toBe(row['created_by'])
        const owed = approved.reduce((sum, row) => sum + Number(row['amount_cents']), 0)
        const entries = await world.rows(
          `select account, sum(amount_cents)::int as cents from h2s_ledger_entries join h2s_ledger_transactions t using (txn_id)
           where t.job_id = $1 group by account`,
          [job_id],
        )
        const balance = Object.fromEntries(entries.map((row) => [String(row['account']), Number(row['cents'])]))
        expect(balance).toEqual(owed === 0 ? {} : { provider_costs: owed, [`provider_payable:${pro.pro_id}`]: -owed })
        expect((await jobRow(world, job_id))['status']).toBe(approved.length > 0 ? 'paid' : 'completed')
      }),
      { numRuns: 25 },
    )
    expect(
      await world.rows('select txn_id from h2s_ledger_entries group by txn_id having sum(amount_cents) <> 0'),
    ).toEqual([])
  }, 60_000)
})
