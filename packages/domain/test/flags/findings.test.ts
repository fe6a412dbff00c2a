import { describe, expect, test } from 'vitest'
import { evaluatePainFlags, generateOrderPlan } from '../../src/index.ts'
import type { JobFacts, PainFlagType } from '../../src/index.ts'
import { NOW, givenJob, hoursFromNow, settled } from '../given.ts'

/** What a rule says about a job, and what it judged. */
const findings = (flag: PainFlagType, changes: Partial<JobFacts>) =>
  evaluatePainFlags(givenJob(changes), NOW)
    .filter((entry) => entry.flag === flag)
    .map(({ severity, message, evidence }) => ({ severity, message, evidence }))
const tv = (details: Record<string, unknown>) => ({ service_id: 'TV-M', metadata: details })
const site = { time_zone: 'America/New_York', start_iso: '2026-11-23T15:00:00Z', end_iso: '2026-11-23T17:00:00Z' }

describe('WALL_TYPE_UNKNOWN says what makes it grave', () => {
  test.each([
    [{ items_json: [tv({ tv_size: 55 })] }, 'Wall type not confirmed', 55, false],
    [{ items_json: [tv({ tv_size: 75 })] }, 'Wall type not confirmed for a 75" TV', 75, false],
    [
      { items_json: [tv({ tv_size: 75 })], wire_management_required: 'FULL_INWALL' },
      'Wall type not confirmed for in-wall wiring',
      75,
      true,
    ],
  ])('%j', (metadata, message, largest_tv, in_wall) => {
    expect(findings('WALL_TYPE_UNKNOWN', { metadata })).toMatchObject([
      { message, evidence: { wall_type: 'UNKNOWN', largest_tv, in_wall } },
    ])
  })
})

describe('ORDERING_AMBIGUOUS says what is missing', () => {
  const items_json = [tv({ mount_type: 'tilt', tv_size: 55 })]
  test('without a plan', () => {
    expect(findings('ORDERING_AMBIGUOUS', { metadata: { ...settled, items_json } })).toEqual([
      {
        severity: 'HIGH',
        message: 'Ordering required but no order plan created',
        evidence: { plan: null, missing: [{ sku: 'MOUNT-TILT-55', quantity: 1 }], unreadable: [] },
      },
    ])
  })
  test('with a plan that is older than the needs', () => {
    const order_plan = { ...generateOrderPlan({ metadata: { items_json } }, NOW), components: [] }
    const metadata = { items_json, order_plan, wire_management_required: 'FULL_INWALL' }
    expect(findings('ORDERING_AMBIGUOUS', { metadata })).toEqual([
      {
        severity: 'HIGH',
        message: 'The order plan is older than the needs: 1 × MOUNT-TILT-55, 1 × INWALL-KIT-PRO missing',
        evidence: {
          missing: [
            { sku: 'MOUNT-TILT-55', quantity: 1 },
            { sku: 'INWALL-KIT-PRO', quantity: 1 },
          ],
          unreadable: [],
        },
      },
    ])
  })
  test('an item that cannot be read, however far the order is', () => {
    const odd = [tv({ mount_type: 'mantel', tv_size: 55 })]
    const unreadable = [{ path: '0.metadata.mount_type', value: 'mantel' }]
    expect(findings('ORDERING_AMBIGUOUS', { metadata: { items_json: odd, order_stage: 'DELIVERED' } })).toMatchObject([
      { evidence: { plan: null, unreadable } },
    ])
    const order_plan = generateOrderPlan({ metadata: { items_json } }, NOW)
    expect(findings('ORDERING_AMBIGUOUS', { metadata: { items_json: odd, order_plan } })).toMatchObject([
      {
        message: 'The order plan cannot be completed: something in the order cannot be read',
        evidence: { unreadable },
      },
    ])
  })
})

describe('ACCESS_DETAILS_MISSING says how one would get in', () => {
  const missing = (changes: Partial<JobFacts>) =>
    findings('ACCESS_DETAILS_MISSING', changes).map(({ severity, message }) => `${severity} ${message}`)
  test('everything that is missing', () => {
    const metadata = { ...settled, special_constraints: ['FLAT', 'GATED'] }
    expect(missing({ metadata })).toEqual(['MEDIUM Not known yet: the unit of the flat, the gate code'])
    expect(
      findings('ACCESS_DETAILS_MISSING', { metadata, access: { unit: ' ', gate_code: '  ' } })[0]?.evidence,
    ).toEqual({ missing: ['the unit of the flat', 'the gate code'] })
    expect(missing({ metadata, access: { unit: '4' }, service_address: 'Main St' })).toEqual([
      'MEDIUM Not known yet: the gate code',
    ])
  })
  test('an address that is not known tells no unit', () => {
    expect(missing({ service_address: null, access: { building: 'flat' } })).toEqual([
      'MEDIUM Not known yet: the unit of the flat',
    ])
  })
  test('graver in the last 24 hours', () => {
    const of = (hours: number) => missing({ access: { building: 'gated' }, start_iso: hoursFromNow(hours) })
    expect([of(48), of(24), of(23.9)].flat()).toEqual([
      'MEDIUM Not known yet: the gate code',
      'MEDIUM Not known yet: the gate code',
      'HIGH Not known yet: the gate code',
    ])
  })
  test('what the job knows is added to what the document knows', () => {
    const metadata = { ...settled, access: { building: 'gated', gate_code: '12' } }
    expect(missing({ metadata, access: { unit: '4' } })).toEqual([])
    expect(missing({ metadata, access: { gate_code: '' } })).toEqual(['MEDIUM Not known yet: the gate code'])
  })
})

describe('SCHEDULE_CONFLICT says why the visit cannot be kept', () => {
  const reasons = (changes: Partial<JobFacts>) =>
    findings('SCHEDULE_CONFLICT', { ...site, ...changes }).flatMap(({ evidence }) => evidence?.['reasons'])
  test('every reason, and grave', () => {
    const changes = {
      ...site,
      access: { hours: { from: '12:00', to: '14:00' } },
      travel_conflict: { minutes_needed: 40, minutes_available: 25 },
    }
    const both = ['10:00-12:00 is outside the hours of the site, 12:00-14:00', 'the way takes 40 min, 25 min are left']
    expect(findings('SCHEDULE_CONFLICT', changes)).toEqual([
      { severity: 'HIGH', message: `The visit cannot be kept: ${both.join('; ')}`, evidence: { reasons: both } },
    ])
  })
  test('a window of no length', () => {
    expect(reasons({ end_iso: site.start_iso })).toEqual(['the window ends before it starts'])
  })
  test('a window over midnight is outside the hours of every day', () => {
    const access = { hours: { from: '00:00', to: '23:59' } }
    const start_iso = '2026-11-24T03:00:00Z'
    expect(reasons({ start_iso, end_iso: '2026-11-24T04:30:00Z', access })).toEqual([])
    expect(reasons({ start_iso, end_iso: '2026-11-24T06:00:00Z', access })).toHaveLength(1)
  })
  test('without an end the start alone is judged; without a start or a zone nothing is', () => {
    const access = { hours: { from: '12:00', to: '14:00' } }
    expect(reasons({ end_iso: null, access })).toEqual(['10:00-10:00 is outside the hours of the site, 12:00-14:00'])
    expect(reasons({ start_iso: null, end_iso: null, access })).toEqual([])
    expect(reasons({ time_zone: null, access })).toEqual([])
    expect(reasons({ time_zone: 'EST', access })).toEqual([])
  })
  test('a calendar that shows another end', () => {
    const { start_iso, end_iso } = site
    expect(reasons({ calendar_window: { start_iso, end_iso } })).toEqual([])
    expect(reasons({ calendar_window: { start_iso, end_iso: '2026-11-23T18:00:00Z' } })).toEqual([
      'a calendar shows another time',
    ])
  })
})

describe('CUSTOMER_EXPECTATION_RISK says what may have made the customer unhappy', () => {
  test('all three', () => {
    expect(
      findings('CUSTOMER_EXPECTATION_RISK', { reschedule_count: 3, quoted_cents: 10_000, disputed_at: NOW }),
    ).toEqual([
      {
        severity: 'HIGH',
        message:
          'Talk with the customer first: the visit was moved 3 times, the price grew by 39 % after the quote, the customer disputed the work before',
        evidence: { reschedules: 3, price: { quoted: 10_000, now_cents: 13_900 }, disputed: true },
      },
    ])
  })
  test('one of them', () => {
    expect(findings('CUSTOMER_EXPECTATION_RISK', { reschedule_count: 1, disputed_at: NOW })).toMatchObject([
      { evidence: { reschedules: 0, price: null, disputed: true } },
    ])
  })
  test('a quote of nothing grows by nothing, and what has no price does not grow', () => {
    expect(findings('CUSTOMER_EXPECTATION_RISK', { quoted_cents: 0 })).toEqual([])
    expect(findings('CUSTOMER_EXPECTATION_RISK', { quoted_cents: -100 })).toEqual([])
    const unknown = { service_id: null, service_name: 'Gutter cleaning', metadata: {} }
    expect(findings('CUSTOMER_EXPECTATION_RISK', { ...unknown, quoted_cents: 100 })).toEqual([])
  })
})

test('a finding about nothing in particular has no subject', () => {
  expect(evaluatePainFlags(givenJob({ metadata: {} }), NOW)[0]).not.toHaveProperty('subject')
})

test('TEAM_REQUIRED_UNCONFIRMED says how many and why', () => {
  const metadata = { ...settled, items_json: [tv({ mount_type: 'customer_provided', tv_size: 80 })] }
  expect(findings('TEAM_REQUIRED_UNCONFIRMED', { metadata, accepted_seats: 1 })).toEqual([
    {
      severity: 'HIGH',
      message: '2 techs needed, 1 accepted: a 80" TV takes two',
      evidence: { needed: 2, accepted: 1, reasons: ['a 80" TV takes two'] },
    },
  ])
})

describe('SCOPE_MISMATCH says what does not agree', () => {
  const said = (changes: Partial<JobFacts>) =>
    findings('SCOPE_MISMATCH', changes).map(({ message, evidence }) => ({ message, evidence }))
  const noDrilling = (...items_json: unknown[]) =>
    said({
      service_id: null,
      service_name: null,
      metadata: { ...settled, items_json, special_constraints: ['NO_DRILLING'] },
    })

  test('no drilling: every service that drills, each once', () => {
    expect(noDrilling({ service_id: 'TV-M' }, { service_id: 'TV-M' }, { service_id: 'CAM-4' })).toMatchObject([
      {
        message: expect.stringMatching(/^No drilling is allowed, but Mount TV [^,]+, [^,]+ needs holes$/),
        evidence: { services: [expect.stringMatching(/^Mount TV/), expect.any(String)] },
      },
    ])
  })
  test('no drilling: a TV or a camera drills, whatever else is known of it', () => {
    expect(noDrilling({ service_name: 'TV on a wall' })).toMatchObject([{ evidence: { services: ['TV on a wall'] } }])
    expect(noDrilling({ service_name: 'CCTV' })).toMatchObject([{ evidence: { services: ['CCTV'] } }])
    expect(noDrilling({ metadata: { mount_type: 'tilt' } })).toMatchObject([
      { evidence: { services: ['the service'] } },
    ])
    expect(noDrilling({ service_name: 'Gutter cleaning' }, { service_id: 'TH-1' })).toEqual([])
  })
  test('wires inside a wall that takes none', () => {
    expect(said({ metadata: { ...settled, wall_type: 'BRICK', wire_management_required: 'FULL_INWALL' } })).toEqual([
      {
        message: 'Wires cannot run inside a wall of brick',
        evidence: { wall_type: 'BRICK', wire_management_required: 'FULL_INWALL' },
      },
    ])
  })

  const own = (details: Record<string, unknown>) =>
    said({
      metadata: {
        ...settled,
        items_json: [{ service_name: 'TV mounting', metadata: { mount_type: 'customer_provided', ...details } }],
      },
    })
  test('a mount that is too weak', () => {
    expect(own({ tv_size: 75, mount_max_lbs: 80 })).toEqual([
      { message: 'The mount carries 80 lb, the TV weighs up to 85 lb', evidence: { mount_max_lbs: 80, tv_lbs: 85 } },
    ])
    expect([
      own({ tv_size: 75, mount_max_lbs: 85 }),
      own({ mount_max_lbs: 80 }),
      own({ tv_size: 120, mount_max_lbs: 80 }),
    ]).toEqual([[], [], []])
  })
  test('a mount that is too small', () => {
    expect(own({ tv_size: 85, mount_max_vesa: '400x400' })).toEqual([
      {
        message: 'The mount fits holes up to 400×400 mm, the TV has at least 600×400',
        evidence: { mount_max_vesa: '400x400', tv_vesa: '600x400' },
      },
    ])
    expect(own({ tv_size: 85, mount_max_vesa: '600x300' })).toHaveLength(1)
    expect([
      own({ tv_size: 85, mount_max_vesa: '600x400' }),
      own({ tv_size: 85, mount_max_lbs: 200 }),
      own({ mount_max_vesa: '200x200' }),
      own({ tv_size: 120, mount_max_vesa: '200x200' }),
    ]).toEqual([[], [], [], []])
  })

  test('a price that is not the one of the catalogue', () => {
    expect(said({ paid_total_cents: 10_000, tax_cents: 1000, discount_cents: 400 })).toEqual([
      {
        message: 'The customer paid $100.00, the catalogue says $145.00',
        evidence: { paid_cents: 10_000, catalogue_cents: 14_500 },
      },
    ])
    expect(said({ paid_total_cents: 14_500, tax_cents: 1000, discount_cents: 400 })).toEqual([])
  })
  test('more than the catalogue, as it was quoted', () => {
    expect(said({ paid_total_cents: 16_000, quoted_cents: 16_000 })).toEqual([])
    expect(said({ paid_total_cents: 16_100, quoted_cents: 16_000 })).toHaveLength(1)
    expect(said({ paid_total_cents: 12_000, quoted_cents: 12_000 }), 'less than the catalogue').toHaveLength(1)
  })
  test('amounts that are none are not compared', () => {
    expect(said({ paid_total_cents: Number.MAX_VALUE })).toEqual([])
    expect(said({ paid_total_cents: 100, tax_cents: Number.MAX_SAFE_INTEGER })).toEqual([])
  })
  test('another currency', () => {
    expect(said({ paid_total_cents: 10_000, currency: ' eur ' })).toEqual([
      {
        message: 'The customer paid 100.00 EUR: the catalogue is in USD and cannot be compared',
        evidence: { paid_cents: 10_000, currency: 'EUR' },
      },
    ])
    expect(said({ paid_total_cents: Number.MAX_VALUE, currency: 'EUR' })[0]?.message).toMatch(
      /^The customer paid an amount:/,
    )
  })
  test('what cannot be priced: which services, five at most, shortened', () => {
    const unknown = ['A', 'B', 'C', 'D', 'E', 'F'].map((service_name) => ({ service_name }))
    const of = (...items_json: unknown[]) =>
      said({ service_id: null, service_name: null, paid_total_cents: 100, metadata: { ...settled, items_json } })
    expect(of({ service_id: 'TV-M' }, ...unknown)).toEqual([
      {
        message: 'The customer paid $1.00, but what was bought cannot be priced: A, B, C, D, E',
        evidence: { paid_cents: 100, catalogue_cents: null, services: ['A', 'B', 'C', 'D', 'E', 'F'] },
      },
    ])
    expect(of({}, { quantity: 2 })).toMatchObject([
      { message: expect.stringMatching(/: the service is not known$/), evidence: { services: [] } },
    ])
    expect(of({ service_id: 'XX-1' }, { service_name: 'y'.repeat(90) })[0]?.evidence).toMatchObject({
      services: ['XX-1', 'y'.repeat(80)],
    })
  })
})

test('what nobody knows asks everything but for an adult; a kind that is known, what its kind asks', () => {
  const flags = (service_name: string | null) =>
    evaluatePainFlags({ status: 'pending', service_name }, NOW).map(({ flag }) => flag)
  expect(flags('Gutter cleaning')).toEqual(['WIRE_MANAGEMENT_UNKNOWN', 'WALL_TYPE_UNKNOWN'])
  expect(flags('TV')).toEqual(['WIRE_MANAGEMENT_UNKNOWN', 'WALL_TYPE_UNKNOWN'])
  expect(flags('CCTV')).toEqual(['WALL_TYPE_UNKNOWN'])
  expect(evaluatePainFlags({ status: 'lost', service_name: 'TV' }, NOW), 'a status that is none of ours').toHaveLength(
    2,
  )
})
