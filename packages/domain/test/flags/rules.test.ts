import { describe, expect, test } from 'vitest'
import {
  evaluatePainFlags,
  flagRules,
  freshJob,
  generateOrderPlan,
  jobStatuses,
  moveOrderStage,
  openFlags,
  painFlagTypes,
  priceOf,
  refreshMetadata,
  reviewNeeded,
} from '../../src/index.ts'
import type { JobFacts, PainFlagType } from '../../src/index.ts'
import { NOW, givenJob, hoursFromNow } from '../given.ts'

const found = (flag: PainFlagType, changes: Partial<JobFacts>) =>
  evaluatePainFlags(givenJob(changes), NOW).filter((entry) => entry.flag === flag)
const grades = (flag: PainFlagType, changes: Partial<JobFacts>) => found(flag, changes).map((entry) => entry.severity)
const tv = (inches: number, more: Record<string, unknown> = {}) => [
  { service_name: 'TV Mounting', metadata: { tv_size: inches, ...more } },
]

describe('the rules', () => {
  test('one for each of seed A eight types', () => {
    expect(flagRules.map((rule) => rule.flag).toSorted()).toEqual([...painFlagTypes].toSorted())
  })
  test('a settled job has no flag', () => {
    expect(evaluatePainFlags(givenJob(), NOW)).toEqual([])
  })
  test('a finding is a whole flag', () => {
    expect(found('WIRE_MANAGEMENT_UNKNOWN', { metadata: {} })).toEqual([
      {
        flag_id: expect.stringMatching(/^flg_/),
        flag: 'WIRE_MANAGEMENT_UNKNOWN',
        severity: 'HIGH',
        message: 'Wire management level not determined',
        origin: 'rule',
        added_at: NOW,
        evidence: { wire_management_required: 'UNKNOWN' },
        clears_when: 'Clears when the wire management level is filled in.',
      },
    ])
  })
  test('nothing is asked once the visit is over, nor of a job that is off', () => {
    for (const status of jobStatuses) {
      const metadata = { special_constraints: ['NO_DRILLING'] }
      const job = { status, service_id: 'TV-M', metadata, disputed_at: NOW, paid_total_cents: 1 }
      const flags = evaluatePainFlags(job, NOW).map(({ flag, subject }) => subject ?? flag)
      if (status === 'paid' || status === 'cancelled') expect(flags).toEqual([])
      // Money is decided after the visit: what was paid stays a question until then.
      else if (status === 'completed') expect(flags).toEqual(['CUSTOMER_EXPECTATION_RISK', 'price'])
      else expect(flags).toEqual(expect.arrayContaining(['WALL_TYPE_UNKNOWN', 'no_drilling', 'price']))
    }
  })
})

describe('WIRE_MANAGEMENT_UNKNOWN', () => {
  test.each([
    [{}],
    [{ wire_management_required: 'UNKNOWN' }],
    [{ wire_management_required: null }],
    [{ wire_management_required: 'maybe' }],
  ])('raised for %j', (metadata) => expect(grades('WIRE_MANAGEMENT_UNKNOWN', { metadata })).toEqual(['HIGH']))
  test('silent once known', () => {
    expect(found('WIRE_MANAGEMENT_UNKNOWN', { metadata: { wire_management_required: 'NONE' } })).toEqual([])
  })
  test.each(['LK-D', 'TH-1', 'CAM-B', 'DB-W', 'NET-M', 'SW-1', 'TV-DIS'])('%s does not ask', (service_id) => {
    expect(found('WIRE_MANAGEMENT_UNKNOWN', { service_id, metadata: {} })).toEqual([])
  })
  test('a service that we do not know asks everything', () => {
    expect(
      grades('WIRE_MANAGEMENT_UNKNOWN', { service_id: null, service_name: 'Something else', metadata: {} }),
    ).toEqual(['HIGH'])
  })
})

describe('WALL_TYPE_UNKNOWN', () => {
  test('MEDIUM, and HIGH from 65 inches on or for in-wall wiring', () => {
    expect(grades('WALL_TYPE_UNKNOWN', { metadata: { items_json: tv(64) } })).toEqual(['MEDIUM'])
    expect(grades('WALL_TYPE_UNKNOWN', { metadata: { items_json: tv(65) } })).toEqual(['HIGH'])
    expect(
      grades('WALL_TYPE_UNKNOWN', { metadata: { items_json: tv(43), wire_management_required: 'FULL_INWALL' } }),
    ).toEqual(['HIGH'])
  })
  test('the largest TV counts', () => {
    expect(grades('WALL_TYPE_UNKNOWN', { metadata: { items_json: [...tv(43), ...tv(75)] } })).toEqual(['HIGH'])
  })
  test('without a size the service says how large the TV is at least', () => {
    const bought = (service_id: string, metadata = {}) =>
      found('WALL_TYPE_UNKNOWN', { metadata: { items_json: [{ service_id, metadata }] } }).map(
        ({ severity, message, evidence }) => [severity, message, evidence?.['largest_tv']],
      )
    expect(bought('TV-XL')).toEqual([['HIGH', 'Wall type not confirmed for a TV of 75" or more', 75]])
    expect(bought('TV-XXL')).toEqual([['HIGH', 'Wall type not confirmed for a TV of 86" or more', 86]])
    expect(bought('TV-L')).toEqual([['MEDIUM', 'Wall type not confirmed', 60]])
    expect(bought('TV-XL', { tv_size: 55 })).toEqual([['MEDIUM', 'Wall type not confirmed', 55]])
    expect(bought('TV-L', { tv_size: 65 })).toEqual([['HIGH', 'Wall type not confirmed for a 65" TV', 65]])
    expect(bought('TV-OUT')).toEqual([['MEDIUM', 'Wall type not confirmed', 0]])
  })
  test('silent once known, and where nobody asks', () => {
    expect(found('WALL_TYPE_UNKNOWN', { metadata: { wall_type: 'WOOD' } })).toEqual([])
    expect(found('WALL_TYPE_UNKNOWN', { service_id: 'LK-R', metadata: {} })).toEqual([])
    expect(grades('WALL_TYPE_UNKNOWN', { service_id: null, service_name: 'Camera', metadata: {} })).toEqual(['MEDIUM'])
  })
})

describe('ORDERING_AMBIGUOUS', () => {
  const items_json = tv(55, { mount_type: 'tilt' })
  test('required and no plan: HIGH, CRITICAL under 48 h', () => {
    expect(grades('ORDERING_AMBIGUOUS', { metadata: { items_json } })).toEqual(['HIGH'])
    expect(grades('ORDERING_AMBIGUOUS', { metadata: { items_json }, start_iso: hoursFromNow(48) })).toEqual(['HIGH'])
    expect(grades('ORDERING_AMBIGUOUS', { metadata: { items_json }, start_iso: hoursFromNow(47.9) })).toEqual([
      'CRITICAL',
    ])
    expect(grades('ORDERING_AMBIGUOUS', { metadata: { items_json }, start_iso: hoursFromNow(-1) })).toEqual([
      'CRITICAL',
    ])
  })
  test('cleared by a plan, and back when the needs grow', () => {
    const metadata = { items_json, order_plan: generateOrderPlan({ metadata: { items_json } }, NOW) }
    expect(found('ORDERING_AMBIGUOUS', { metadata })).toEqual([])
    const grown = found('ORDERING_AMBIGUOUS', { metadata: { ...metadata, wire_management_required: 'FULL_INWALL' } })
    expect(grown.map((entry) => entry.message)).toEqual([
      'The order plan is older than the needs: 1 × INWALL-KIT-PRO missing',
    ])
  })
  test('a cancelled line no longer covers its need', () => {
    const order_plan = generateOrderPlan({ metadata: { items_json } }, NOW)
    const cancelled = {
      ...order_plan,
      components: order_plan.components.map((line) => ({ ...line, state: 'cancelled' })),
    }
    expect(grades('ORDERING_AMBIGUOUS', { metadata: { items_json, order_plan: cancelled } })).toEqual(['HIGH'])
  })
  test('an unknown mount cannot be planned, plan or not', () => {
    const odd = tv(55, { mount_type: 'mantel' })
    expect(grades('ORDERING_AMBIGUOUS', { metadata: { items_json: odd } })).toEqual(['HIGH'])
    const order_plan = generateOrderPlan({ metadata: { items_json: odd } }, NOW)
    expect(found('ORDERING_AMBIGUOUS', { metadata: { items_json: odd, order_plan } })[0]?.message).toBe(
      'The order plan cannot be completed: something in the order cannot be read',
    )
  })
  test('an old document that was moved along without a plan is not ambiguous', () => {
    expect(
      found('ORDERING_AMBIGUOUS', { metadata: { items_json, order_required: true, order_stage: 'ORDERED' } }),
    ).toEqual([])
    expect(grades('ORDERING_AMBIGUOUS', { metadata: { order_required: true, order_stage: 'PENDING_REVIEW' } })).toEqual(
      ['HIGH'],
    )
  })
})

describe('SCOPE_MISMATCH', () => {
  const subjects = (changes: Partial<JobFacts>) =>
    found('SCOPE_MISMATCH', changes).map((entry) => `${entry.subject} ${entry.severity}`)
  test('NO_DRILLING with a drilled service', () => {
    const metadata = { items_json: tv(85), special_constraints: ['no drilling'] }
    expect(subjects({ metadata })).toEqual(['no_drilling CRITICAL'])
    expect(subjects({ service_id: 'LK-R', metadata: { special_constraints: ['NO_DRILLING'] } })).toEqual([])
    expect(subjects({ service_id: 'LK-M', metadata: { special_constraints: ['NO_DRILLING'] } })).toEqual([
      'no_drilling CRITICAL',
    ])
    expect(
      subjects({ service_id: null, service_name: 'CCTV', metadata: { special_constraints: ['NO_DRILLING'] } }),
    ).toEqual(['no_drilling CRITICAL'])
  })
  test.each(['BRICK', 'CONCRETE', 'TILE'])('FULL_INWALL on %s', (wall_type) => {
    expect(subjects({ metadata: { wall_type, wire_management_required: 'FULL_INWALL' } })).toEqual(['in_wall CRITICAL'])
    expect(subjects({ metadata: { wall_type, wire_management_required: 'CONCEAL_RACEWAY' } })).toEqual([])
    expect(subjects({ metadata: { wall_type: 'DRYWALL', wire_management_required: 'FULL_INWALL' } })).toEqual([])
  })
  test('a mount that cannot carry the TV, by weight', () => {
    expect(
      subjects({ metadata: { items_json: tv(65, { mount_type: 'customer_provided', mount_max_lbs: 50 }) } }),
    ).toEqual(['mount:0 CRITICAL'])
    expect(subjects({ metadata: { items_json: tv(65, { mount_max_lbs: 62 }) } })).toEqual([])
    expect(subjects({ metadata: { items_json: tv(65, { mount_max_lbs: 50, tv_weight_lbs: 49 }) } })).toEqual([])
  })
  test('a mount that cannot carry the TV, by its holes', () => {
    expect(subjects({ metadata: { items_json: tv(85, { mount_max_vesa: '400x400' }) } })).toEqual(['mount:0 CRITICAL'])
    expect(subjects({ metadata: { items_json: tv(55, { mount_max_vesa: '400x400' }) } })).toEqual([])
    expect(subjects({ metadata: { items_json: tv(55, { mount_max_vesa: '400x200' }) } })).toEqual(['mount:0 CRITICAL'])
  })
  test('a mount that fits exactly fits', () => {
    expect(subjects({ metadata: { items_json: tv(75, { mount_max_vesa: '400x400', mount_max_lbs: 85 }) } })).toEqual([])
  })
  test('a TV of another size than the bought service is for', () => {
    const bought = (service_id: string, tv_size: number) => ({
      metadata: { items_json: [{ service_id, metadata: { tv_size, mount_type: 'customer_provided' } }] },
    })
    expect(subjects(bought('TV-S', 85))).toEqual(['size:0 HIGH'])
    expect(subjects(bought('TV-L', 59.9))).toEqual(['size:0 HIGH'])
    expect(subjects(bought('TV-L', 60))).toEqual([])
    expect(subjects(bought('TV-L', 74.5))).toEqual([])
    expect(subjects(bought('TV-XXL', 110))).toEqual(['size:0 HIGH'])
    expect(subjects(bought('TV-FRAME', 85))).toEqual(['size:0 HIGH'])
    expect(subjects(bought('TV-FRAME', 43))).toEqual([])
    expect(subjects(bought('TV-OUT', 98))).toEqual([])
    expect(found('SCOPE_MISMATCH', bought('TV-S', 85))[0]).toMatchObject({
      message: 'Mount TV up to 43" was bought, the TV has 85"',
      evidence: { service: 'TV-S', tv_size: 85 },
    })
  })
  test('a paid amount that is not the catalogue price, tax and discount counted', () => {
    const items_json = tv(65, { mount_type: 'tilt' })
    const due = priceOf(items_json) ?? 0
    expect(due).toBe(17_900 + 7_900)
    expect(subjects({ metadata: { items_json }, paid_total_cents: due })).toEqual([])
    expect(subjects({ metadata: { items_json }, paid_total_cents: due - 1 })).toEqual(['price HIGH'])
    expect(
      subjects({ metadata: { items_json }, paid_total_cents: due + 700 - 500, tax_cents: 700, discount_cents: 500 }),
    ).toEqual([])
    expect(subjects({ metadata: { items_json: tv(120) }, paid_total_cents: null })).toEqual([])
  })
  test('a paid job that cannot be priced says so until it can', () => {
    const unpriced = [
      { metadata: { items_json: [{ service_name: 'TV Mounting' }] } },
      { metadata: { items_json: [{ service_name: 'CCTV install' }] } },
      { metadata: { items_json: tv(120) } },
      { metadata: { items_json: [] }, service_id: null, service_name: 'Gutter cleaning' },
    ]
    for (const changes of unpriced) expect(subjects({ ...changes, paid_total_cents: 1 })).toEqual(['price HIGH'])
    const [flag] = found('SCOPE_MISMATCH', { ...unpriced[0], paid_total_cents: 1 })
    expect(flag?.message).toBe('The customer paid $0.01, but what was bought cannot be priced: TV Mounting')
  })
  test('a payment in another currency is not compared', () => {
    const metadata = { items_json: [{ service_id: 'TV-M' }] }
    expect(subjects({ metadata, paid_total_cents: 13_900, currency: 'usd' })).toEqual([])
    expect(subjects({ metadata, paid_total_cents: 13_900, currency: 'EUR' })).toEqual(['price HIGH'])
    expect(found('SCOPE_MISMATCH', { metadata, paid_total_cents: 13_900, currency: 'EUR' })[0]?.message).toBe(
      'The customer paid 139.00 EUR: the catalogue is in USD and cannot be compared',
    )
  })
  test('what the site adds may be paid when it was quoted, and only as it was quoted', () => {
    const metadata = { items_json: tv(65, { mount_type: 'tilt' }), wire_management_required: 'FULL_INWALL' as const }
    const quoted_cents = priceOf(metadata.items_json, metadata) ?? 0
    expect(quoted_cents).toBe(17_900 + 7_900 + 14_900 + 8_900)
    expect(subjects({ metadata, quoted_cents, paid_total_cents: quoted_cents })).toEqual([])
    expect(
      subjects({
        metadata,
        quoted_cents,
        paid_total_cents: quoted_cents + 700 - 500,
        tax_cents: 700,
        discount_cents: 500,
      }),
    ).toEqual([])
    expect(subjects({ metadata, quoted_cents, paid_total_cents: quoted_cents - 1 })).toEqual(['price HIGH'])
    expect(subjects({ metadata, paid_total_cents: quoted_cents })).toEqual(['price HIGH'])
    expect(subjects({ metadata, quoted_cents, paid_total_cents: quoted_cents + 1 })).toEqual(['price HIGH'])
    // A quote below the price of the items excuses nothing.
    expect(subjects({ metadata, quoted_cents: 100, paid_total_cents: 100 })).toEqual(['price HIGH'])
  })
})

describe('TEAM_REQUIRED_UNCONFIRMED', () => {
  test('crew needed > accepted: HIGH, CRITICAL under 24 h', () => {
    const metadata = { items_json: tv(98) }
    expect(grades('TEAM_REQUIRED_UNCONFIRMED', { metadata })).toEqual(['HIGH'])
    expect(grades('TEAM_REQUIRED_UNCONFIRMED', { metadata, accepted_seats: 1, start_iso: hoursFromNow(24) })).toEqual([
      'HIGH',
    ])
    expect(grades('TEAM_REQUIRED_UNCONFIRMED', { metadata, accepted_seats: 1, start_iso: hoursFromNow(23) })).toEqual([
      'CRITICAL',
    ])
    expect(found('TEAM_REQUIRED_UNCONFIRMED', { metadata, accepted_seats: 2 })).toEqual([])
  })
  test('one is enough for an ordinary TV, accepted or not', () => {
    expect(found('TEAM_REQUIRED_UNCONFIRMED', { metadata: { items_json: tv(55) } })).toEqual([])
  })
  test('an assigned tech fills one seat where nobody counts', () => {
    expect(
      found('TEAM_REQUIRED_UNCONFIRMED', { metadata: { items_json: tv(98) }, assigned_pro_id: 'p' })[0]?.evidence,
    ).toMatchObject({ needed: 2, accepted: 1 })
  })
})

describe('ACCESS_DETAILS_MISSING', () => {
  test('a flat without its unit: MEDIUM, HIGH under 24 h', () => {
    const metadata = { access: { building: 'flat' } }
    expect(grades('ACCESS_DETAILS_MISSING', { metadata })).toEqual(['MEDIUM'])
    expect(grades('ACCESS_DETAILS_MISSING', { metadata, start_iso: hoursFromNow(3) })).toEqual(['HIGH'])
    expect(found('ACCESS_DETAILS_MISSING', { metadata, service_address: '12 Peachtree St Apt 4B' })).toEqual([])
    expect(found('ACCESS_DETAILS_MISSING', { metadata, service_address: '12 Peachtree St #4' })).toEqual([])
    expect(grades('ACCESS_DETAILS_MISSING', { metadata, service_address: '12 Unity Blvd' })).toEqual(['MEDIUM'])
    for (const service_address of [
      '12 Peachtree St Unit A',
      '12 Peachtree St, Apartment A-12',
      '12 Peachtree St Ste 1200',
      '12 Peachtree St, Floor 3',
      'Flat 2, 12 Peachtree St',
      '12 Peachtree St Apt. #4',
      '12 Peachtree St Apt PH2',
    ])
      expect(found('ACCESS_DETAILS_MISSING', { metadata, service_address })).toEqual([])
    for (const service_address of [
      '120 Flat Shoals Rd',
      'Pensacola, FL 32501',
      '400 FL-20, Freeport',
      '9 Suite Dr',
      '1 Ste Marie Way',
      '7 Unit Ave',
      '5 Floor Mill Ln',
    ])
      expect(grades('ACCESS_DETAILS_MISSING', { metadata, service_address })).toEqual(['MEDIUM'])
    expect(found('ACCESS_DETAILS_MISSING', { metadata: { access: { building: 'flat', unit: '4B' } } })).toEqual([])
    expect(grades('ACCESS_DETAILS_MISSING', { metadata: { special_constraints: ['Apartment'] } })).toEqual(['MEDIUM'])
  })
  test('a gate without its code', () => {
    expect(grades('ACCESS_DETAILS_MISSING', { metadata: { special_constraints: ['GATED'] } })).toEqual(['MEDIUM'])
    expect(found('ACCESS_DETAILS_MISSING', { metadata: { access: { building: 'gated', gate_code: '#12' } } })).toEqual(
      [],
    )
  })
  test('a lock job without an adult', () => {
    expect(found('ACCESS_DETAILS_MISSING', { service_id: 'LK-D', metadata: {} })[0]?.evidence).toEqual({
      missing: ['an adult at home for the lock'],
    })
    expect(
      found('ACCESS_DETAILS_MISSING', { service_id: 'LK-D', metadata: { access: { adult_present: true } } }),
    ).toEqual([])
    expect(
      grades('ACCESS_DETAILS_MISSING', { service_id: 'LK-D', metadata: { access: { adult_present: false } } }),
    ).toEqual(['MEDIUM'])
  })
})

describe('CUSTOMER_EXPECTATION_RISK', () => {
  test('two reschedules', () => {
    expect(found('CUSTOMER_EXPECTATION_RISK', { reschedule_count: 1 })).toEqual([])
    expect(grades('CUSTOMER_EXPECTATION_RISK', { reschedule_count: 2 })).toEqual(['MEDIUM'])
  })
  test('a price that grew over 15 %', () => {
    const quoted = (cents: number) => ({ quoted_cents: cents, metadata: { items_json: [{ service_id: 'TV-M' }] } })
    expect(found('CUSTOMER_EXPECTATION_RISK', quoted(13_900))).toEqual([])
    expect(
      found('CUSTOMER_EXPECTATION_RISK', {
        quoted_cents: 10_000,
        metadata: { items_json: [{ service_id: 'SB-1' }], wall_type: 'BRICK' },
      }),
    ).toEqual([])
    expect(found('CUSTOMER_EXPECTATION_RISK', quoted(12_087))).toEqual([])
    expect(grades('CUSTOMER_EXPECTATION_RISK', quoted(12_086))).toEqual(['MEDIUM'])
  })
  test('exactly 15 % is not over 15 %, exactly two moves are enough to be named', () => {
    expect(
      found('CUSTOMER_EXPECTATION_RISK', { quoted_cents: 6000, metadata: { items_json: [{ service_id: 'SB-1' }] } }),
    ).toEqual([])
    expect(found('CUSTOMER_EXPECTATION_RISK', { reschedule_count: 2 })[0]?.evidence).toEqual({
      reschedules: 2,
      price: null,
      disputed: false,
    })
  })
  test('an earlier dispute is HIGH', () => {
    expect(grades('CUSTOMER_EXPECTATION_RISK', { disputed_at: NOW, reschedule_count: 5 })).toEqual(['HIGH'])
  })
})

describe('SCHEDULE_CONFLICT', () => {
  // 2026-11-23 is a Monday; 14:00Z is 09:00 in New York.
  const visit = { start_iso: '2026-11-23T14:00:00Z', end_iso: '2026-11-23T16:00:00Z', time_zone: 'America/New_York' }
  const reasons = (changes: Partial<JobFacts>) =>
    found('SCHEDULE_CONFLICT', changes).map((entry) => entry.evidence?.['reasons'])
  test('outside the hours of the site, on its clock', () => {
    expect(reasons({ ...visit, metadata: { access: { hours: { from: '09:00', to: '11:00' } } } })).toEqual([])
    expect(reasons({ ...visit, metadata: { access: { hours: { from: '10:00', to: '17:00' } } } })).toEqual([
      ['09:00-11:00 is outside the hours of the site, 10:00-17:00'],
    ])
    expect(reasons({ ...visit, metadata: { access: { hours: { from: '08:00', to: '10:30' } } } })).toHaveLength(1)
  })
  test('hours without a leading zero, and hours that nobody can read', () => {
    expect(reasons({ ...visit, metadata: { access: { hours: { from: '9:00', to: '17:00' } } } })).toEqual([])
    expect(reasons({ ...visit, access: { hours: { from: '9:00', to: '17:00' } } })).toEqual([])
    expect(reasons({ ...visit, access: { hours: { from: '8:00', to: '9:30' } } })).toEqual([
      ['09:00-11:00 is outside the hours of the site, 08:00-09:30'],
    ])
    expect(reasons({ ...visit, access: { hours: { from: '00:00', to: '24:00' } } })).toEqual([])
    for (const hours of [
      { from: '9am', to: '5pm' },
      { from: '25:00', to: '26:00' },
      { from: '09:00', to: '09:60' },
    ])
      expect(reasons({ ...visit, access: { hours } })).toEqual([])
  })
  test('outside HOA hours', () => {
    expect(reasons({ ...visit, metadata: { special_constraints: ['HOA'] } })).toEqual([])
    expect(
      reasons({ ...visit, time_zone: 'America/Chicago', metadata: { special_constraints: ['HOA'] } }),
    ).toHaveLength(1)
  })
  test('without a known zone nobody can say', () => {
    expect(reasons({ ...visit, time_zone: null, metadata: { special_constraints: ['HOA'] } })).toEqual([])
    expect(reasons({ ...visit, time_zone: 'Mars/Olympus', metadata: { special_constraints: ['HOA'] } })).toEqual([])
  })
  test('an end before its start, a way that is too long, a calendar that disagrees', () => {
    expect(reasons({ start_iso: visit.end_iso, end_iso: visit.start_iso })).toEqual([
      ['the window ends before it starts'],
    ])
    expect(reasons({ ...visit, travel_conflict: { minutes_needed: 50, minutes_available: 30 } })).toEqual([
      ['the way takes 50 min, 30 min are left'],
    ])
    expect(
      reasons({ ...visit, calendar_window: { start_iso: '2026-11-23T09:00:00-05:00', end_iso: visit.end_iso } }),
    ).toEqual([])
    expect(
      reasons({ ...visit, calendar_window: { start_iso: '2026-11-23T10:00:00-05:00', end_iso: visit.end_iso } }),
    ).toEqual([['a calendar shows another time']])
  })
})

test('completing a job clears what ends with the visit, and keeps what was paid for whoever decides on the money', () => {
  const items_json = [{ service_id: 'TV-S', metadata: { tv_size: 85, mount_type: 'customer_provided' } }]
  const job = givenJob({ status: 'in_progress', metadata: { items_json }, paid_total_cents: 1, accepted_seats: 2 })
  const before = freshJob(job, NOW)
  const done = { ...before, status: 'completed', verified_at: NOW }
  const { metadata, changes } = refreshMetadata(done, hoursFromNow(1))
  expect(openFlags(metadata.pain_flags).map(({ subject }) => subject)).toEqual(['price'])
  expect(changes.cleared.map(({ subject }) => subject)).toContain('size:0')
  expect(reviewNeeded({ ...done, metadata }, 100, NOW)).toEqual({
    review: 'one_person',
    reasons: ['grave flags are open'],
  })
})

test('a delivered job starts without a flag', () => {
  const items_json = tv(55, { mount_type: 'tilt' })
  const order_plan = moveOrderStage(generateOrderPlan({ metadata: { items_json } }, NOW), 'DELIVERED')
  const metadata = { items_json, order_plan, wall_type: 'DRYWALL', wire_management_required: 'NONE' }
  expect(evaluatePainFlags(givenJob({ metadata, start_iso: hoursFromNow(1) }), NOW)).toEqual([])
})
