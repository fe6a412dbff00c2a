import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cancellationFee,
  excuses,
  feeText,
  findPolicy,
  formatCents,
  formatInstant,
  ifYouCancelNow,
  ifYouMoveNow,
  noShowFee,
  policies,
  policyOf,
  policyProse,
  policyTable,
  providerCancelCredit,
  rescheduleFee,
} from '../../src/index.ts'
import { times } from '../../src/policies/index.ts'
import { nextFee } from '../../src/policies/fees.ts'
import { NOW, hoursFromNow } from '../given.ts'

const labour_cents = 20_000
const fee = (policy: string, hours: number, more = {}) =>
  cancellationFee({ policy, labour_cents, start_iso: hoursFromNow(hours), ...more }, NOW)

describe('cancelling', () => {
  test.each([
    ['standard@1', [0, 5000, 10_000]],
    ['flex@1', [0, 2500, 5000]],
    ['strict@1', [2500, 10_000, 20_000]],
  ])('%s over 24 h, 24 to 3 h, under 3 h', (policy, fees) => {
    expect([fee(policy, 25), fee(policy, 24), fee(policy, 2.9)].map((verdict) => verdict.fee_cents)).toEqual(fees)
    expect(fee(policy, 3).tier).toBe('under_24h')
  })
  test('within an hour of booking it is free, while the visit is a day away', () => {
    expect(fee('strict@1', 48, { booked_at: hoursFromNow(-1) })).toMatchObject({ tier: 'just_booked', fee_cents: 0 })
    expect(fee('strict@1', 48, { booked_at: hoursFromNow(-1.1) })).toMatchObject({ tier: 'over_24h', fee_cents: 2500 })
    expect(fee('strict@1', 12, { booked_at: hoursFromNow(-0.5) }).fee_cents).toBe(10_000)
  })
  test('at least 75.00 in the last hours of Standard', () => {
    expect(cancellationFee({ labour_cents: 9900, start_iso: hoursFromNow(1) }, NOW).fee_cents).toBe(7500)
  })
  test('no visit, no fee', () => {
    expect(cancellationFee({ labour_cents }, NOW)).toEqual({
      policy: 'standard@1',
      tier: 'no_visit',
      fee_cents: 0,
      provider_cents: 0,
      parts_cents: 0,
    })
  })
  test('the provider gets half, on the way at least the trip', () => {
    expect(fee('standard@1', 10).provider_cents).toBe(2500)
    expect(fee('standard@1', 48).provider_cents).toBe(0)
    expect(fee('flex@1', 1, { en_route: true }).provider_cents).toBe(3500)
    expect(fee('standard@1', 30, { en_route: true }).tier).toBe('under_3h')
  })
})

test('nobody there: only after waiting and calling', () => {
  const terms = { labour_cents }
  expect(noShowFee(terms, { waited_minutes: 20, contact_attempts: 2 })).toMatchObject({ due: true, fee_cents: 15_000 })
  expect(noShowFee({ ...terms, policy: 'flex@1' }, { waited_minutes: 30, contact_attempts: 3 }).fee_cents).toBe(7500)
  expect(noShowFee({ ...terms, policy: 'strict@1' }, { waited_minutes: 30, contact_attempts: 3 }).fee_cents).toBe(
    20_000,
  )
  const there = { waited_minutes: 20, contact_attempts: 2 }
  expect(noShowFee(terms, there).provider_cents).toBe(7500)
  expect(noShowFee({ ...terms, policy: 'flex@1' }, there).provider_cents).toBe(3750)
  expect(noShowFee({ labour_cents: 5000, policy: 'strict@1' }, there).provider_cents).toBe(3500)
  expect(noShowFee({ labour_cents: 3000, policy: 'strict@1' }, there).provider_cents).toBe(3000)
  expect(noShowFee(terms, { waited_minutes: 0, contact_attempts: 0 }).provider_cents).toBe(0)
  expect(noShowFee(terms, { waited_minutes: 19, contact_attempts: 1 })).toMatchObject({
    due: false,
    fee_cents: 0,
    missing: [expect.stringContaining('20 min'), expect.stringContaining('2 logged')],
  })
})

test('moving: free so often and so early', () => {
  const of = (policy: string, reschedule_count: number, hours = 48) =>
    rescheduleFee({ policy, labour_cents, reschedule_count, start_iso: hoursFromNow(hours) }, NOW).fee_cents
  expect([of('standard@1', 1), of('standard@1', 2), of('flex@1', 2), of('strict@1', 0)]).toEqual([0, 2500, 0, 2500])
  expect([of('standard@1', 0, 3), of('standard@1', 0, 2.9)]).toEqual([0, 2500])
})

test('what we owe when our side fails', () => {
  const terms = { labour_cents, start_iso: hoursFromNow(10) }
  expect(providerCancelCredit(terms, 'cancelled', NOW)).toEqual({ credit_cents: 2500, strike: true })
  expect(providerCancelCredit(terms, 'no_show', NOW)).toEqual({ credit_cents: 5000, strike: true })
  const early = { labour_cents, start_iso: hoursFromNow(30) }
  expect(providerCancelCredit(early, 'cancelled', NOW)).toEqual({ credit_cents: 0, strike: false })
  expect(providerCancelCredit(early, 'no_show', NOW).credit_cents).toBe(5000)
  // The customer has their credit; whom the weather kept away has no strike.
  const excused = { ...terms, excused: 'weather' } as const
  expect(providerCancelCredit(excused, 'cancelled', NOW)).toEqual({ credit_cents: 2500, strike: false })
})

describe('policies are pinned', () => {
  test('ids carry a version, each once', () => {
    expect(policies.map((policy) => policy.id)).toEqual(['standard@1', 'flex@1', 'strict@1'])
    expect(policyOf(null).id).toBe('standard@1')
  })
  test('the terms of an unknown one are not guessed', () => {
    const terms = { policy: 'unheard@9', labour_cents, start_iso: hoursFromNow(2), time_zone: 'UTC' }
    expect(findPolicy('unheard@9')).toBeUndefined()
    expect(findPolicy(undefined)?.id).toBe('standard@1')
    const unknown = expect.objectContaining({
      kind: 'INVALID',
      issues: [{ path: 'policy', message: 'unheard@9 is none that we have published' }],
    })
    for (const asked of [
      () => policyOf('unheard@9'),
      () => cancellationFee(terms, NOW),
      () => cancellationFee({ policy: 'unheard@9', labour_cents }, NOW),
      () => noShowFee(terms, { waited_minutes: 30, contact_attempts: 3 }),
      () => rescheduleFee(terms, NOW),
      () => providerCancelCredit(terms, 'no_show', NOW),
      () => policyTable('unheard@9'),
      () => policyProse('unheard@9'),
      () => ifYouCancelNow(terms, NOW),
      () => ifYouMoveNow(terms, NOW),
    ])
      expect(asked).toThrow(unknown)
  })
  test('published numbers do not change: a new version is added instead', () => {
    expect(policies).toMatchSnapshot()
  })
})

describe('the same policy in words', () => {
  test.each(policies.map((policy) => [policy.id]))(
    '%s: the amounts in the prose are those of the functions',
    (policy) => {
      const prose = policyProse(policy)
      for (const row of policyTable(policy)) expect(prose).toContain(row.cost)
      const fixed = [25, 10, 2]
        .map((hours) => fee(policy, hours))
        .filter((verdict) => (policyOf(policy).cancel as Record<string, { cents?: number }>)[verdict.tier]?.cents)
      for (const verdict of fixed) expect(prose).toContain(formatCents(verdict.fee_cents))
    },
  )
  test('the prose of Standard', () => {
    expect(policyProse('standard@1')).toMatchInlineSnapshot(
      `"Standard terms (standard@1). Cancel within 1 h of booking and more than 24 h before: free. Cancel more than 24 h before: free. Cancel 24 to 3 h before: $50.00. Cancel under 3 h before, or when the tech is on the way: 50% of the labor (at least $75.00). Nobody there (20 min wait, 2 attempts to reach you): 100% of the labor (at most $150.00). Cancel with parts ordered for you: 15% of their price on top. Move the visit: free twice until 3 h before, then $25.00. Bad weather, an emergency or a building that denies access costs nothing."`,
    )
  })
  test('if you cancel now', () => {
    const terms = { labour_cents, start_iso: '2026-11-24T15:00:00Z', time_zone: 'America/New_York' }
    expect(ifYouCancelNow(terms, NOW)).toBe('If you cancel now: free until Mon, Nov 23, 10 AM, then $50.00.')
    expect(ifYouCancelNow(terms, '2026-11-24T01:00:00Z')).toBe(
      'If you cancel now: $50.00 until Tomorrow 7 AM, then $100.00.',
    )
    expect(ifYouCancelNow(terms, '2026-11-24T14:00:00Z')).toBe('If you cancel now: $100.00.')
    expect(ifYouCancelNow({ labour_cents }, NOW)).toBe('If you cancel now: free.')
    expect(ifYouMoveNow(terms, NOW)).toBe('If you move the visit now: free.')
  })
  test('the free hour after booking ends before the day before does', () => {
    const terms = {
      policy: 'strict@1',
      labour_cents,
      start_iso: '2026-11-24T15:00:00Z',
      time_zone: 'America/New_York',
      booked_at: '2026-11-21T11:50:00Z',
    }
    expect(ifYouCancelNow(terms, NOW)).toBe('If you cancel now: free until Today 7:50 AM, then $25.00.')
    expect(ifYouCancelNow(terms, '2026-11-21T12:50:00Z')).toBe(
      'If you cancel now: free until Today 7:50 AM, then $25.00.',
    )
    expect(ifYouCancelNow({ ...terms, start_iso: '2026-11-22T12:10:00Z' }, NOW)).toBe(
      'If you cancel now: free until Today 7:10 AM, then $100.00.',
    )
    expect(ifYouCancelNow({ ...terms, policy: 'standard@1' }, NOW)).toBe(
      'If you cancel now: free until Mon, Nov 23, 10 AM, then $50.00.',
    )
  })
  test('until the named instant the fee is the present one, right after it the named one, in every tier', () => {
    const MINUTE = 60_000
    const at = Date.parse(NOW)
    const minutes = (most: number) => fc.integer({ min: -most, max: most })
    fc.assert(
      fc.property(
        fc.constantFrom(...policies.map(({ id }) => id)),
        fc.integer({ min: 0, max: 60_000 }),
        fc.oneof(fc.constantFrom(0, 180, 1440, 1500), minutes(3 * 1440)),
        fc.option(fc.oneof(fc.constantFrom(0, -60), minutes(120))),
        fc.boolean(),
        (policy, labour, start, booked, en_route) => {
          const start_iso = new Date(at + start * MINUTE)
          const booked_at = booked === null ? null : new Date(at + booked * MINUTE)
          const terms = { policy, labour_cents: labour, start_iso, booked_at, en_route, time_zone: 'America/Phoenix' }
          const feeAt = (time: number) => cancellationFee(terms, time).fee_cents
          const present = feeAt(at)
          const next = nextFee(terms, at)
          const until = next?.at ?? at + 5 * 1440 * MINUTE
          let changes = 0
          for (let time = at; time < until; time += MINUTE) if (feeAt(time) !== present) changes += 1
          expect(changes).toBe(0)
          const cost = (cents: number) => (cents === 0 ? 'free' : formatCents(cents))
          if (next === null) {
            expect(ifYouCancelNow(terms, at)).toBe(`If you cancel now: ${cost(present)}.`)
          } else {
            expect(feeAt(next.at + 1)).toBe(next.fee_cents)
            expect(next.fee_cents).not.toBe(present)
            const when = formatInstant(next.at, terms.time_zone, at)
            expect(ifYouCancelNow(terms, at)).toBe(
              `If you cancel now: ${cost(present)} until ${when}, then ${cost(next.fee_cents)}.`,
            )
          }
        },
      ),
    )
  })
})

test('how often is said as people say it', () => {
  expect([1, 2, 3].map(times)).toEqual(['once', 'twice', '3 times'])
})

test('what parts cost that were ordered for a visit that does not take place', () => {
  expect(policyTable('flex@1').find(({ when }) => when.includes('parts'))?.cost).toBe('15% of their price on top')
  expect(policyTable('strict@1').find(({ when }) => when.includes('parts'))?.cost).toBe('what they cost us on top')
})

describe('parts that were ordered for the visit alone', () => {
  const parts = { price_cents: 7900, cost_cents: 5000 }
  const terms = { labour_cents, parts, start_iso: hoursFromNow(48), time_zone: 'UTC' }
  test('cost what the policy says, on top of the fee, also where cancelling is free', () => {
    const of = (policy: string) => cancellationFee({ ...terms, policy }, NOW)
    expect(of('standard@1')).toMatchObject({ fee_cents: 0, parts_cents: 1185 })
    expect(of('flex@1').parts_cents).toBe(1185)
    expect(of('strict@1')).toMatchObject({ fee_cents: 2500, parts_cents: 5000 })
    expect(cancellationFee({ labour_cents }, NOW).parts_cents).toBe(0)
  })
  test('are told with the fee', () => {
    expect(ifYouCancelNow(terms, NOW)).toBe(
      'If you cancel now: free until Tomorrow 12 PM, then $50.00. Parts that were ordered for you: $11.85 on top.',
    )
    expect(ifYouCancelNow({ labour_cents, parts }, NOW)).toBe(
      'If you cancel now: free. Parts that were ordered for you: $11.85 on top.',
    )
    expect(ifYouCancelNow({ ...terms, parts: { price_cents: 0, cost_cents: 0 } }, NOW)).not.toContain('Parts')
  })
})

test.each(excuses)('%s: nothing is charged, whatever the policy', (excused) => {
  for (const { id: policy } of policies) {
    const terms = {
      policy,
      labour_cents,
      excused,
      start_iso: hoursFromNow(1),
      parts: { price_cents: 1, cost_cents: 1 },
    }
    expect(cancellationFee(terms, NOW)).toMatchObject({ fee_cents: 0, provider_cents: 0, parts_cents: 0 })
    const there = { waited_minutes: 60, contact_attempts: 9 }
    expect(noShowFee(terms, there)).toMatchObject({ due: false, fee_cents: 0, provider_cents: 0, missing: [] })
  }
})

describe('the edges of the terms', () => {
  const terms = { labour_cents, start_iso: '2026-11-24T15:00:00Z', time_zone: 'America/New_York' }
  test('a fee in words', () => {
    expect([
      feeText({ cents: 0 }),
      feeText({ cents: 100 }),
      feeText({ share_bp: 1500 }),
      feeText({ share_bp: 5000, least_cents: 100, most_cents: 200 }),
    ]).toEqual(['free', '$1.00', '15% of the labor', '50% of the labor (at least $1.00, at most $2.00)'])
  })
  test('where no move is free the table says what one costs', () => {
    expect(policyTable('strict@1').at(-1)).toEqual({ when: 'Move the visit', cost: '$25.00' })
  })
  test('without a visit nothing changes later, in no year', () => {
    for (const now of [NOW, '1960-01-01T00:00:00Z']) {
      expect(ifYouCancelNow({ labour_cents, time_zone: 'UTC' }, now)).toBe('If you cancel now: free.')
      expect(rescheduleFee({ labour_cents, reschedule_count: 9 }, now).fee_cents).toBe(0)
      expect(providerCancelCredit({ labour_cents }, 'cancelled', now).credit_cents).toBe(0)
    }
    expect(fee('strict@1', 48, { booked_at: null }).tier).toBe('over_24h')
    const in1970 = { policy: 'strict@1', labour_cents, start_iso: '1970-01-03T00:00:00Z' }
    expect(cancellationFee(in1970, '1970-01-01T00:10:00Z').tier).toBe('over_24h')
  })
  test('free of charge is not the same as no amount', () => {
    expect(fee('standard@1', 48, { booked_at: NOW })).toMatchObject({ tier: 'just_booked', fee_cents: 0 })
    expect(cancellationFee({ labour_cents: 100, policy: 'strict@1' }, NOW).fee_cents).toBe(0)
  })
  test('of a fee for early notice the provider gets nothing', () => {
    expect(fee('strict@1', 48)).toMatchObject({ fee_cents: 2500, provider_cents: 0 })
  })
  test('a day before to the minute our side may still cancel', () => {
    expect(providerCancelCredit({ labour_cents, start_iso: hoursFromNow(24) }, 'cancelled', NOW).credit_cents).toBe(0)
  })
  test('the line for the customer at the very moment of a change, and on the way', () => {
    expect(ifYouCancelNow(terms, '2026-11-23T15:00:00Z')).toBe(
      'If you cancel now: $50.00 until Tomorrow 7 AM, then $100.00.',
    )
    expect(ifYouCancelNow({ ...terms, en_route: true }, NOW)).toBe('If you cancel now: $100.00.')
  })
  test.each([undefined, null, 'EST', 'utc'])('without a zone (%j) the line says the same in hours', (time_zone) => {
    const line = (at: string, more: object = {}) => ifYouCancelNow({ ...terms, time_zone, ...more }, at)
    expect(line(NOW)).toBe('If you cancel now: free until 24 hours before the visit, then $50.00.')
    expect(line('2026-11-24T01:00:00Z')).toBe('If you cancel now: $50.00 until 3 hours before the visit, then $100.00.')
    expect(line('2026-11-24T14:00:00Z')).toBe('If you cancel now: $100.00.')
    expect(line(NOW, { policy: 'strict@1', booked_at: '2026-11-21T11:50:00Z' })).toBe(
      'If you cancel now: free until 1 h after booking, then $25.00.',
    )
    expect(line(NOW, { start_iso: null })).toBe('If you cancel now: free.')
  })
  test('a change that changes nothing is not told', () => {
    expect(ifYouCancelNow({ ...terms, labour_cents: 0 }, NOW)).toMatch(/^If you cancel now: free until/)
    expect(ifYouCancelNow({ ...terms, policy: 'strict@1', labour_cents: 5000 }, NOW)).toBe(
      'If you cancel now: $25.00 until Tue, Nov 24, 7 AM, then $50.00.',
    )
  })
  test('what moving costs', () => {
    const strict = { ...terms, policy: 'strict@1' }
    expect(ifYouMoveNow(strict, NOW)).toBe('If you move the visit now: $25.00.')
    // What the button refuses is not offered.
    expect(ifYouMoveNow({ ...terms, reschedule_count: 2 }, NOW)).toBe('Ask us to move the visit: $25.00.')
    expect(ifYouMoveNow(terms, '2026-11-24T12:00:01Z')).toBe('Ask us to move the visit: $25.00.')
    expect(ifYouMoveNow(terms, '2026-11-24T12:00:00Z')).toBe('If you move the visit now: free.')
  })
})
