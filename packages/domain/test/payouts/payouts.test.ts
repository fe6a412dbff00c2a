import { describe, expect, test } from 'vitest'
import {
  amendmentBlockedBy,
  approvalBlockedBy,
  blockedBy,
  canTransitionTo,
  decisionBlockedBy,
  estimatePayout,
  formatCents,
  isLivePayout,
  onVerification,
  payoutEligibility,
  payoutSplit,
  payoutStatuses,
  priceLines,
  rejectionBlockedBy,
  releaseBlockedBy,
  returnVisitPayout,
  reviewNeeded,
} from '../../src/index.ts'
import type { PayoutFacts } from '../../src/index.ts'
import { NOW, givenFlag, givenJob, hoursFromNow } from '../given.ts'

test('a payout that was rejected or reversed is no money any more', () => {
  expect(payoutStatuses.filter((status) => !isLivePayout({ status }))).toEqual(['rejected', 'reversed'])
})

/** domain-data.md 6.6: a 75" TV on a full-motion mount, on brick, wires in a raceway. */
const worked = {
  service_id: 'TV-XL',
  metadata: {
    items_json: [{ metadata: { mount_type: 'full_motion', tv_size: 75 } }],
    wall_type: 'BRICK',
    wire_management_required: 'CONCEAL_RACEWAY',
  },
} as const

describe('the worked example balances to the cent', () => {
  const sum = (kind: string, of: 'amount_cents' | 'cost_cents' = 'amount_cents') =>
    (priceLines([{ service_id: 'TV-XL', ...worked.metadata.items_json[0] }], worked.metadata) ?? [])
      .filter((line) => line.kind === kind)
      .reduce((total, line) => total + line[of], 0)

  test('labour 408.00, goods 274.00, cost of goods 175.00', () => {
    expect([sum('labour'), sum('goods'), sum('goods', 'cost_cents')]).toEqual([40_800, 27_400, 17_500])
  })
  test('pool 274.80: lead 170.38, helper 104.42; spiff 9.90 to the lead', () => {
    const split = payoutSplit(worked, 'standard')
    expect(split?.lead).toEqual({
      lines: [
        { kind: 'labour', label: 'Labor, shared by two', amount_cents: 17_038 },
        { kind: 'goods_margin', label: 'Share of the hardware margin', amount_cents: 990 },
      ],
      total_cents: 18_028,
    })
    expect(split?.helper).toEqual({
      lines: [{ kind: 'labour', label: 'Labor, shared by two', amount_cents: 10_442 }],
      total_cents: 10_442,
    })
  })
  test('company gross 222.30', () => {
    const split = payoutSplit(worked, 'standard')
    const paidOut = (split?.lead.total_cents ?? 0) + (split?.helper?.total_cents ?? 0)
    expect(formatCents(40_800 + 27_400 - 17_500 - paidOut)).toBe('$222.30')
  })
  test('two share the labour, the premium and the tip; what the lead sold and drove is theirs', () => {
    const extras = { sold_on_site_cents: 10_000, premium_cents: 4900, travel_cents: 1200, tip_cents: 2000 }
    const split = payoutSplit(worked, 'standard', extras)
    expect(split?.lead.lines.slice(2)).toEqual([
      { kind: 'sold_on_site', label: 'Sold on site', amount_cents: 6500 },
      { kind: 'premium', label: 'Rush or Sunday', amount_cents: 1823 },
      { kind: 'travel', label: 'Travel', amount_cents: 1200 },
      { kind: 'tip', label: 'Tip', amount_cents: 1240 },
    ])
    expect(split?.helper?.lines.slice(1)).toEqual([
      { kind: 'premium', label: 'Rush or Sunday', amount_cents: 1117 },
      { kind: 'tip', label: 'Tip', amount_cents: 760 },
    ])
  })
  test('each of two comes for no less than the minimum', () => {
    const split = payoutSplit(worked, 'standard', { discount_cents: 40_800 })
    expect(split?.lead.lines.at(-1)).toEqual({
      kind: 'minimum',
      label: 'Up to the minimum per visit',
      amount_cents: 4500 - 1860 - 990,
    })
    expect(split?.helper?.lines.map((line) => line.amount_cents)).toEqual([1140, 3360])
  })
})

describe('who did the work', () => {
  const of = (crew: number) => payoutSplit({ service_id: 'TV-XL' }, 'standard', { crew })
  test('alone has the whole share, and nothing for a second', () => {
    expect(of(1)).toEqual({
      lead: { lines: [{ kind: 'labour', label: 'Labor', amount_cents: 14_940 }], total_cents: 14_940 },
      helper: null,
    })
    expect(of(2)).toEqual(payoutSplit({ service_id: 'TV-XL' }, 'standard'))
  })
  test('with a second where one would do, shares', () => {
    const split = payoutSplit({ service_id: 'TV-M' }, 'standard', { crew: 2 })
    expect((split?.lead.total_cents ?? 0) + (split?.helper?.total_cents ?? 0)).toBe(8340 + 3000 + 191)
    expect(split?.helper?.lines.map((line) => line.amount_cents)).toEqual([4309, 191])
  })
})

test('all of the way is theirs, also where they have the minimum', () => {
  const of = (extras: object) => estimatePayout({ service_id: 'DX-1' }, 'standard', 'lead', extras).total_cents
  expect([of({}), of({ travel_cents: 360 }), of({ travel_cents: 2000 })]).toEqual([4500, 4860, 6500])
})

describe('estimates', () => {
  test('tiers', () => {
    const of = (tier: 'new' | 'standard' | 'senior') => estimatePayout({ service_id: 'TV-M' }, tier).total_cents
    expect([of('new'), of('standard'), of('senior')]).toEqual([7645, 8340, 9035])
  })
  test('nobody comes for less than the minimum, tips on top', () => {
    expect(estimatePayout({ service_id: 'DX-1' }, 'standard', 'lead', { tip_cents: 2000 })).toEqual({
      lines: [
        { kind: 'labour', label: 'Labor', amount_cents: 4140 },
        { kind: 'minimum', label: 'Up to the minimum per visit', amount_cents: 360 },
        { kind: 'tip', label: 'Tip', amount_cents: 2000 },
      ],
      total_cents: 6500,
    })
  })
  test('who earns the minimum exactly is not topped up, and one who comes alone has no helper', () => {
    expect(payoutSplit({ service_id: 'TV-M' }, 'standard', { discount_cents: 6400 })).toEqual({
      lead: { lines: [{ kind: 'labour', label: 'Labor', amount_cents: 4500 }], total_cents: 4500 },
      helper: null,
    })
  })
  test('without a tier it is the standard share', () => {
    expect(estimatePayout({ service_id: 'TV-M' }).total_cents).toBe(8340)
  })
  test('discount, travel, extras', () => {
    const extras = { discount_cents: 3900, travel_cents: 1200, sold_on_site_cents: 10_000, premium_cents: 4900 }
    expect(
      estimatePayout({ service_id: 'TV-M' }, 'standard', 'lead', extras).lines.map((line) => [
        line.kind,
        line.amount_cents,
      ]),
    ).toEqual([
      ['labour', 6000],
      ['sold_on_site', 6500],
      ['premium', 2940],
      ['travel', 1200],
    ])
  })
  test('a job that cannot be priced has no lines, and one tech no helper', () => {
    expect(payoutSplit({ service_name: 'Gutter cleaning' }, 'standard')).toBeNull()
    expect(estimatePayout({ service_name: 'Gutter cleaning' })).toEqual({ lines: [], total_cents: 0 })
    expect(estimatePayout({ service_id: 'TV-M' }, 'standard', 'helper')).toEqual({ lines: [], total_cents: 0 })
  })
  test('return visits', () => {
    expect(returnVisitPayout('tech_fault')).toEqual({ lines: [], total_cents: 0 })
    expect(returnVisitPayout('other')).toEqual({
      lines: [{ kind: 'return_visit', label: 'Return visit', amount_cents: 4500 }],
      total_cents: 4500,
    })
  })
})

describe('review', () => {
  const job = givenJob({ status: 'completed', verified_at: NOW })
  test('who approves is neither creator nor payee', () => {
    const admin = { kind: 'user', user_id: 'u1', name: 'A', role: 'admin' } as const
    expect(
      approvalBlockedBy({ status: 'pending_review', created_by: 'system:settlement', pro_id: 'p' }, admin),
    ).toEqual([])
    const all = approvalBlockedBy({ status: 'held', created_by: 'u1', pro_id: 'p' }, { ...admin, pro_id: 'p' })
    expect(all.map((blocker) => blocker.code)).toEqual(['PAYOUT_STATE', 'NOT_CREATOR', 'NOT_PAYEE'])
  })
  test('nothing is approved that nobody could price', () => {
    const admin = { kind: 'user', user_id: 'u1', name: 'A', role: 'admin' } as const
    const of = (more: { amount_cents?: number; evidence?: unknown }) =>
      approvalBlockedBy({ status: 'pending_review', ...more }, admin).map((blocker) => blocker.code)
    expect(of({ amount_cents: 0 })).toEqual(['PAYOUT_UNPRICED'])
    expect(of({ amount_cents: 2000, evidence: { is_priced: false } })).toEqual(['PAYOUT_UNPRICED'])
    expect(of({ amount_cents: 2000, evidence: { is_priced: true } })).toEqual([])
    expect(of({ amount_cents: 2000, evidence: null })).toEqual([])
  })
  test('who is paid by it is also known by their sign-in', () => {
    const admin = { kind: 'user', user_id: 'u1', name: 'A', role: 'admin' } as const
    const codes = approvalBlockedBy({ status: 'pending_review', payee_user_id: 'u1', pro_id: 'p' }, admin)
    expect(codes.map((blocker) => blocker.code)).toEqual(['NOT_PAYEE'])
  })
  test('an amount is amended in review, held or after a rejection, by anybody but the payee, with a reason', () => {
    const admin = { kind: 'user', user_id: 'u1', name: 'A', role: 'admin' } as const
    const asked = { amount_cents: 5000, reason: 'as agreed by phone' }
    const of = (
      status: 'pending_review' | 'held' | 'rejected' | 'approved' | 'not_eligible',
      more = {},
      input = asked,
    ) =>
      amendmentBlockedBy({ status, created_by: 'u1', amount_cents: 0, ...more }, admin, input).map(({ code }) => code)
    expect([of('pending_review'), of('held'), of('rejected')]).toEqual([[], [], []])
    expect([of('approved'), of('not_eligible')]).toEqual([['PAYOUT_STATE'], ['PAYOUT_STATE']])
    expect(of('pending_review', { payee_user_id: 'u1' })).toEqual(['NOT_PAYEE'])
    expect(of('pending_review', {}, { ...asked, reason: ' ' })).toEqual(['REASON'])
    expect(of('pending_review', { amount_cents: 5000 })).toEqual(['CHANGES'])
    expect(of('pending_review', { amount_cents: 5000, evidence: { is_priced: false } })).toEqual([])
    expect(of('rejected', { amount_cents: 5000 })).toEqual([])
    expect(of('rejected', { evidence: { amended_by_payout: 'p2' } })).toEqual(['PAYOUT_STATE'])
    expect(amendmentBlockedBy({ status: 'pending_review', amount_cents: 0 }, admin)).toEqual([])
  })
  test('a payout in review or held is rejected with a reason', () => {
    const of = (status: 'pending_review' | 'held' | 'rejected' | 'paid', reason?: string) =>
      rejectionBlockedBy({ status }, reason === undefined ? undefined : { reason }).map(({ code }) => code)
    expect([of('pending_review'), of('held', 'not done'), of('held', '')]).toEqual([[], [], ['REASON']])
    expect([of('rejected'), of('paid', 'x')]).toEqual([['PAYOUT_STATE'], ['PAYOUT_STATE']])
  })
  test('a job whose every payout was rejected is settled by somebody who says why, never by itself', () => {
    const of = (...statuses: string[]) =>
      canTransitionTo({ ...job, payouts: statuses.map((status) => ({ status })) }, 'paid').blockers.map(
        ({ code, overridable }) => [code, overridable],
      )
    expect(of('rejected')).toEqual([['PAYOUT_APPROVED', true]])
    expect(of('rejected', 'approved')).toEqual([])
    expect(of('rejected', 'pending_review')).toEqual([['PAYOUT_APPROVED', false]])
    expect(of('reversed', 'rejected')).toEqual([['PAYOUT_APPROVED', false]])
    expect(of()).toEqual([['PAYOUT_APPROVED', false]])
  })
  test('eligible when done, verified, undisputed', () => {
    expect(payoutEligibility(job)).toEqual({ eligible: true, missing: [] })
    expect(payoutEligibility({ ...job, status: 'paid' }).eligible).toBe(true)
    expect(payoutEligibility(givenJob({ status: 'completed', customer_verified_at: NOW })).eligible).toBe(true)
    expect(payoutEligibility(givenJob({ status: 'in_progress', disputed_at: NOW }))).toEqual({
      eligible: false,
      missing: ['done', 'verified', 'undisputed'],
    })
  })
  test.each([
    ['verified', { verified_at: NOW }, [], []],
    ['verified by the name that old jobs have for it', { customer_verified_at: NOW }, [], []],
    ['not verified', {}, ['VERIFIED'], []],
    ['disputed', { disputed_at: NOW }, ['VERIFIED', 'NO_DISPUTE'], []],
    ['disputed after it was verified', { verified_at: hoursFromNow(-1), disputed_at: NOW }, ['NO_DISPUTE'], []],
    ['verified after the dispute', { verified_at: NOW, disputed_at: hoursFromNow(-1) }, [], []],
    ['done over', { status: 'in_progress', disputed_at: NOW }, ['STATUS'], ['STATUS']],
    // Whoever settled it overrode what was in the way: there is no other way to say that it was good.
    ['settled', { status: 'paid', disputed_at: NOW }, [], []],
  ] as const)('work that is %s: what the job has against each decision', (_what, facts, money, rejection) => {
    const given = givenJob({ status: 'completed', ...facts })
    for (const decision of ['approve', 'amend', 'release'] as const)
      expect(decisionBlockedBy(decision, given, NOW).map(({ code }) => code)).toEqual(money)
    expect(decisionBlockedBy('reject', given, NOW).map(({ code }) => code)).toEqual(rejection)
    expect(blockedBy('approve_payout', given, {}, NOW)).toEqual(decisionBlockedBy('approve', given, NOW))
  })
  test('nobody overrides that work is not verified: a payout has no such way', () => {
    expect(decisionBlockedBy('approve', givenJob({ status: 'completed' }), NOW)).toMatchObject([{ overridable: false }])
  })
  test('how closely it is looked at', () => {
    expect(reviewNeeded(job, 40_000, NOW)).toEqual({ review: 'auto', reasons: [] })
    expect(reviewNeeded(job, 40_001, NOW)).toEqual({ review: 'one_person', reasons: ['the amount is large'] })
    expect(reviewNeeded(job, 100_000, NOW).review).toBe('one_person')
    expect(reviewNeeded(job, 100_001, NOW).review).toBe('two_people')
    expect(reviewNeeded(givenJob({ status: 'completed' }), 1, NOW)).toEqual({
      review: 'one_person',
      reasons: ['the work is not verified and undisputed'],
    })
    const hardly = { ...job, metadata: { pain_flags: [givenFlag({ severity: 'MEDIUM' })] } }
    expect(reviewNeeded(hardly, 1, NOW).review).toBe('auto')
    const flagged = { ...job, metadata: { pain_flags: [givenFlag({ severity: 'HIGH' })] }, checklist_done: false }
    expect(reviewNeeded(flagged, 1, NOW)).toEqual({
      review: 'one_person',
      reasons: ['grave flags are open', 'the checklist is not finished'],
    })
  })
})

describe('what a refusal of a payout judged', () => {
  const admin = { kind: 'user', user_id: 'u1', name: 'A', role: 'admin', pro_id: 'p' } as const
  const system = { kind: 'system', part: 'settlement' } as const
  const asked = { amount_cents: 5000, reason: 'as agreed' }
  test('of an approval', () => {
    const payout = { status: 'held', created_by: 'u1', pro_id: 'p', amount_cents: 0 } as const
    expect(approvalBlockedBy(payout, admin).map(({ code, evidence }) => [code, evidence])).toEqual([
      ['PAYOUT_STATE', { status: 'held' }],
      ['PAYOUT_UNPRICED', { amount_cents: 0 }],
      ['NOT_CREATOR', { created_by: 'u1' }],
      ['NOT_PAYEE', { pro_id: 'p' }],
    ])
    const unpriced = { status: 'pending_review', evidence: { is_priced: false } } as const
    expect(approvalBlockedBy(unpriced, admin)[0]?.evidence).toEqual({ amount_cents: null })
  })
  test('of another amount', () => {
    const of = (payout: PayoutFacts) =>
      amendmentBlockedBy(payout, admin, asked).map(({ code, message, fix, evidence }) => ({
        code,
        message,
        fix,
        evidence,
      }))
    expect(of({ status: 'held', pro_id: 'p', amount_cents: 5000 })).toMatchObject([
      { code: 'NOT_PAYEE', message: 'Nobody sets the amount of a payout to themselves', evidence: { pro_id: 'p' } },
      { code: 'CHANGES', fix: 'Give another amount.', evidence: { amount_cents: 5000 } },
    ])
    expect(of({ status: 'paid' })).toMatchObject([
      {
        code: 'PAYOUT_STATE',
        fix: 'Only a payout that waits for a decision can be changed or rejected.',
        evidence: { status: 'paid' },
      },
    ])
    expect(of({ status: 'pending_review', amount_cents: 4000, pro_id: 'q', payee_user_id: 'u2' })).toEqual([])
    expect(of({ status: 'rejected', evidence: { is_priced: true } })).toEqual([])
    expect(of({ status: 'held', evidence: { amended_by_payout: 'p2' } })).toEqual([])
  })
  test('the payee is told in the words of an approval', () => {
    const [blocker] = approvalBlockedBy({ status: 'pending_review', pro_id: 'p' }, admin)
    expect(blocker?.message).not.toBe('Nobody sets the amount of a payout to themselves')
  })
  test('nobody is the creator or the payee of what has none', () => {
    const none = { status: 'pending_review', created_by: null, payee_user_id: null, pro_id: null } as const
    expect([approvalBlockedBy(none, system), approvalBlockedBy(none, admin)]).toEqual([[], []])
    expect(approvalBlockedBy({ status: 'pending_review', pro_id: 'p' }, system)).toEqual([])
    expect(approvalBlockedBy({ status: 'pending_review', payee_user_id: 'u9' }, admin)).toEqual([])
  })
})

describe('a large payout is looked at by two', () => {
  test.each([
    [100_000, { status: 'pending_review' }],
    [100_001, { status: 'held', held_because: 'Above $1,000.00: a second person looks at it' }],
    [0, { status: 'pending_review' }],
  ])('%i cents', (amount, expected) => expect(onVerification(amount)).toEqual(expected))

  const admin = { kind: 'user', user_id: 'u1', name: 'Avery', role: 'admin' } as const
  const payee = { ...admin, pro_id: 'pro_7' }
  test('what is held is released by somebody who is not paid by it, with what they looked at', () => {
    const held: PayoutFacts = { status: 'held', pro_id: 'pro_7', amount_cents: 120_000 }
    const of = (payout: PayoutFacts, actor: Parameters<typeof releaseBlockedBy>[1], reason?: string) =>
      releaseBlockedBy(payout, actor, reason === undefined ? undefined : { reason }).map(({ code }) => code)
    expect([of(held, admin), of(held, admin, 'the photos'), of(held, admin, ' ')]).toEqual([[], [], ['REASON']])
    expect(of(held, payee)).toEqual(['NOT_PAYEE'])
    expect(releaseBlockedBy({ ...held, status: 'approved' }, admin)).toMatchObject([
      {
        code: 'PAYOUT_STATE',
        message: 'The payout is not held',
        fix: 'Only a payout that is held can be released.',
        evidence: { status: 'approved' },
      },
    ])
    expect(releaseBlockedBy(held, payee)).toMatchObject([{ message: 'Nobody releases a payout to themselves' }])
  })
  test('who released it does not approve it; anybody else may', () => {
    const released: PayoutFacts = {
      status: 'pending_review',
      amount_cents: 120_000,
      evidence: { released: { by: 'u1', by_name: 'Avery', reason: 'the photos' } },
    }
    expect(approvalBlockedBy(released, admin)).toMatchObject([
      {
        code: 'SECOND_PERSON',
        message: 'Whoever released a payout cannot approve it',
        fix: 'Ask a colleague to approve it.',
        evidence: { released_by: 'u1' },
      },
    ])
    expect(approvalBlockedBy(released, { ...admin, user_id: 'u2' })).toEqual([])
    expect(approvalBlockedBy({ ...released, evidence: { released: 'u1' } }, admin)).toEqual([])
  })
})
