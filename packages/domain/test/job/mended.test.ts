import { describe, expect, test } from 'vitest'
import { checkJobMetadata, parseJobMetadata } from '../../src/index.ts'
import { NOW, givenFlag } from '../given.ts'

const LONG_AGO = '1970-01-01T00:00:00.000Z'

/** A document with every key, as we write it. */
const current = () => ({
  order_id: 'o1',
  estimated_payout: 14_500,
  source: 'stripe',
  wire_management_required: 'NONE',
  wall_type: 'BRICK',
  special_constraints: ['HOA'],
  mounting_surface_notes: 'studs at 16 in',
  customer_priority_notes: 'before noon',
  access: { building: 'flat', unit: '4', gate_code: '12', adult_present: true },
  equipment_lane: 'COMPANY_SUPPLIED',
  order_required: true,
  order_stage: 'ORDERED',
  items_json: [
    {
      service_id: 'TV-M',
      quantity: 1,
      metadata: { mount_type: 'tilt', mount_provider: 'company', equipment_provider: 'company', supplier: 'company' },
    },
  ],
  order_plan: {
    kit_type: 'STANDARD_TV_KIT',
    version: 2,
    components: [
      {
        line_id: 'M#1',
        sku: 'M',
        name: 'Mount',
        quantity: 2,
        unit_cost: 5000,
        vendor: 'Amazon',
        reason: 'the TV',
        fulfilment: 'purchase',
        state: 'ordered',
      },
      {
        line_id: 'K#1',
        sku: 'K',
        name: 'Kit',
        quantity: 1,
        unit_cost: 2500,
        vendor: 'Internal Stock',
        reason: 'the wires',
        fulfilment: 'stock',
        state: 'reserved',
      },
    ],
    total_cost_estimate: 12_500,
    currency: 'USD',
    vendor: 'Several',
    notes: 'fragile',
    created_at: NOW,
    created_by: 'u1',
  },
  pain_flags: [
    {
      ...givenFlag({ flag_id: 'flg_first', subject: 's', added_by: 'u1', evidence: { a: 1 } }),
      resolved_at: NOW,
      resolved_by: 'u1',
      resolution_notes: 'seen',
      waived_until: NOW,
      waived_at: NOW,
      waived_by: 'u1',
      waive_reason: 'r',
      ended_at: NOW,
    },
    givenFlag({ flag_id: 'flg_second' }),
  ],
  audit_log: [{ timestamp: NOW, user_id: 'u1', user_name: 'Ann', action: 'created', field: 'wall_type', notes: null }],
  legacy: { old: 1 },
})

type Path = readonly [string, ...(string | number)[]]

function at(document: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => Object(value)[key], document)
}

/** The current document with another value at one place. */
function withValue(path: Path, value: unknown): unknown {
  const document = current()
  Object.assign(Object(at(document, path.slice(0, -1))), { [String(path.at(-1))]: value })
  return document
}

/** Where something stands that we do not write, and what is read there instead. */
const places: [Path, unknown, unknown][] = [
  [['order_id'], 7, '7'],
  [['order_id'], '', null],
  [['estimated_payout'], '14500', 14_500],
  [['estimated_payout'], 14.5, null],
  [['source'], 5, '5'],
  [['source'], '', null],
  [['wire_management_required'], 'full in-wall', 'UNKNOWN'],
  [['wire_management_required'], 'full inwall', 'FULL_INWALL'],
  [['wall_type'], 'brick', 'BRICK'],
  [['equipment_lane'], 'byo', 'BYO'],
  [['order_required'], 'false', false],
  [['order_stage'], 'shipped', 'SHIPPED'],
  [['mounting_surface_notes'], 4, '4'],
  [['mounting_surface_notes'], '', undefined],
  [['customer_priority_notes'], 4, '4'],
  [['customer_priority_notes'], '', undefined],
  [['special_constraints'], 'HOA, RENTER', ['HOA', 'RENTER']],
  [['special_constraints'], ['HOA', 1], []],
  [['legacy'], 'x', { legacy: 'x' }],
  [['access'], 'gate 12', undefined],
  [['access', 'building'], 'Apartment', 'flat'],
  [['access', 'unit'], 4, '4'],
  [['access', 'gate_code'], 12, '12'],
  [['access', 'adult_present'], 'yes', undefined],
  [['access', 'hours'], { from: 9, to: 17 }, undefined],
  [['access', 'hours'], { from: '09:00', to: 17 }, undefined],
  [['items_json', 0], 'a TV', { legacy: 'a TV' }],
  [['items_json', 0, 'quantity'], '2', 2],
  [['items_json', 0, 'metadata'], '{"tv_size":55}', { tv_size: 55 }],
  [['items_json', 0, 'metadata', 'mount_type'], 'Tilt', 'tilt'],
  [['items_json', 0, 'metadata', 'mount_type'], 'NONE', 'none'],
  [['items_json', 0, 'metadata', 'mount_provider'], 'CUSTOMER', 'customer'],
  [['items_json', 0, 'metadata', 'equipment_provider'], 'Own', 'customer'],
  [['items_json', 0, 'metadata', 'supplier'], 'BYO', 'customer'],
  [['order_plan'], [], undefined],
  [['order_plan', 'kit_type'], '', 'CUSTOM_KIT'],
  [['order_plan', 'version'], 0, 1],
  [['order_plan', 'version'], 1.5, 1],
  [['order_plan', 'version'], '3', 1],
  [['order_plan', 'total_cost_estimate'], -1, 12_500],
  [['order_plan', 'currency'], '', 'USD'],
  [['order_plan', 'vendor'], '', 'None'],
  [['order_plan', 'notes'], 5, ''],
  [['order_plan', 'created_at'], '', LONG_AGO],
  [['order_plan', 'created_by'], '', 'system'],
  [['order_plan', 'components', 0, 'line_id'], '', 'M#1'],
  [['order_plan', 'components', 1, 'line_id'], 'M#1', 'K#1'],
  [['order_plan', 'components', 0, 'name'], '', 'M'],
  [['order_plan', 'components', 0, 'quantity'], '3', 3],
  [['order_plan', 'components', 0, 'unit_cost'], '90', 90],
  [['order_plan', 'components', 0, 'vendor'], '', 'Unknown'],
  [['order_plan', 'components', 0, 'reason'], 5, ''],
  [['order_plan', 'components', 0, 'fulfilment'], 'x', 'purchase'],
  [['order_plan', 'components', 1, 'fulfilment'], 'x', 'stock'],
  [['order_plan', 'components', 0, 'state'], 'Shipped ', 'shipped'],
  [['order_plan', 'components', 0, 'state'], 'x', 'ordered'],
  [['order_plan', 'components', 1, 'state'], 5, 'reserved'],
  [['pain_flags', 0, 'flag'], 'wall type unknown', 'WALL_TYPE_UNKNOWN'],
  [['pain_flags', 0, 'severity'], 'medium', 'MEDIUM'],
  [['pain_flags', 0, 'origin'], ' Manual', 'manual'],
  [['pain_flags', 0, 'origin'], 'nobody', 'rule'],
  [['pain_flags', 0, 'origin'], 1, 'rule'],
  [['pain_flags', 0, 'flag_id'], '', expect.stringMatching(/^flg_[0-9a-z]{11}$/)],
  [['pain_flags', 0, 'flag_id'], 5, expect.stringMatching(/^flg_[0-9a-z]{11}$/)],
  [['pain_flags', 1, 'flag_id'], 'flg_first', expect.stringMatching(/^flg_[0-9a-z]{11}$/)],
  [['pain_flags', 0, 'message'], 5, ''],
  [['pain_flags', 0, 'clears_when'], 5, expect.stringContaining('wall type')],
  [['pain_flags', 0, 'added_at'], 'long ago', LONG_AGO],
  [['pain_flags', 0, 'added_at'], 0, LONG_AGO],
  [['pain_flags', 0, 'evidence'], ['a'], undefined],
  ...['added_by', 'subject', 'resolved_by', 'resolution_notes', 'waived_by', 'waive_reason'].map(
    (key): [Path, unknown, unknown] => [['pain_flags', 0, key], 5, undefined],
  ),
  ...['resolved_at', 'waived_until', 'waived_at', 'ended_at'].flatMap((key): [Path, unknown, unknown][] => [
    [['pain_flags', 0, key], 'soon', undefined],
    [['pain_flags', 0, key], 5, undefined],
  ]),
  [['audit_log', 0, 'user_id'], 5, 'unknown'],
  [['audit_log', 0, 'user_name'], 5, 'u1'],
  [['audit_log', 0, 'field'], 5, undefined],
  [['audit_log', 0, 'notes'], 5, undefined],
]

describe('a document as we write it', () => {
  test('is handed back itself: reading it has nothing to do', () => {
    const document = current()
    expect(parseJobMetadata(document)).toBe(document)
    expect(checkJobMetadata(document)).toEqual(document)
  })
  test.each<[Path, unknown]>([
    [['order_id'], null],
    [['estimated_payout'], null],
    [['source'], null],
    [['equipment_lane'], null],
    [['mounting_surface_notes'], undefined],
    [['customer_priority_notes'], undefined],
    [['legacy'], undefined],
    [['access'], undefined],
    [['order_plan'], undefined],
    [['order_plan', 'version'], 1],
    [['order_plan', 'total_cost_estimate'], 0],
    [['order_plan', 'components', 0, 'quantity'], 1],
    [['order_plan', 'components', 0, 'unit_cost'], 0],
    [['access', 'building'], undefined],
    [['access', 'unit'], undefined],
    [['access', 'adult_present'], undefined],
    [['items_json', 0, 'metadata'], undefined],
    [['items_json', 0, 'metadata', 'mount_type'], undefined],
    [['items_json', 0, 'metadata', 'mount_type'], 'customer_provided'],
    [['items_json', 0, 'metadata', 'supplier'], 'none'],
    [['audit_log', 0, 'field'], null],
    [['audit_log', 0, 'notes'], undefined],
    [['pain_flags', 0, 'subject'], undefined],
    [['pain_flags', 0, 'evidence'], undefined],
  ])('with %j %j as well', (path, value) => {
    const document = withValue(path, value)
    expect(parseJobMetadata(document)).toBe(document)
  })
})

describe('one place in which something else stands', () => {
  test.each(places)('%j with %j is read as %j', (path, stored, expected) => {
    const read = parseJobMetadata(withValue(path, stored))
    expect(at(read, path)).toEqual(expected)
    expect(checkJobMetadata(read)).toEqual(read)
    const others = path[0] === 'legacy' ? {} : { legacy: null }
    expect({ ...read, ...others }, 'and nothing else').toEqual({ ...Object(withValue(path, expected)), ...others })
  })
  test.each<[Path, unknown, Path]>([
    [['audit_log', 0], 'odd', ['legacy', 'audit_log', 0]],
    [['audit_log', 0, 'timestamp'], 5, ['legacy', 'audit_log', 0, 'timestamp']],
    [['audit_log', 0, 'action'], 5, ['legacy', 'audit_log', 0, 'action']],
    [['pain_flags', 0], 'odd', ['legacy', 'pain_flags', 0]],
    [['pain_flags', 0, 'flag'], 'NO_SUCH', ['legacy', 'pain_flags', 0, 'flag']],
    [['order_plan', 'components', 0], 'odd', ['order_plan', 'unread_components', 0]],
    [['order_plan', 'components', 0, 'sku'], '', ['order_plan', 'unread_components', 0, 'sku']],
    [['order_plan', 'components', 0, 'sku'], 5, ['order_plan', 'unread_components', 0, 'sku']],
    [['order_plan', 'components', 0, 'quantity'], 0, ['order_plan', 'unread_components', 0, 'quantity']],
    [['order_plan', 'components', 0, 'quantity'], 1.5, ['order_plan', 'unread_components', 0, 'quantity']],
    [['order_plan', 'components', 0, 'unit_cost'], -1, ['order_plan', 'unread_components', 0, 'unit_cost']],
    [['order_plan'], [], ['legacy', 'order_plan']],
    [['order_plan', 'components'], 'none', ['legacy', 'order_plan', 'components']],
    [['access'], 'gate 12', ['legacy', 'access']],
    [['estimated_payout'], 14.5, ['legacy', 'estimated_payout']],
    [['special_constraints'], [1], ['legacy', 'special_constraints']],
  ])('%j with %j is set aside as it was', (path, stored, aside) => {
    const read = parseJobMetadata(withValue(path, stored))
    expect(at(read, aside)).toEqual(stored)
    expect(read.legacy).toMatchObject({ old: 1 })
    expect(checkJobMetadata(read)).toEqual(read)
  })
})

describe('flags that are none of ours', () => {
  const read = (...pain_flags: unknown[]) => parseJobMetadata({ pain_flags })
  test('one alone is kept as it was', () => {
    expect(parseJobMetadata({ pain_flags: 'grave' }).legacy).toEqual({ pain_flags: ['grave'] })
    expect(parseJobMetadata({ pain_flags: null })).not.toHaveProperty('legacy')
    expect(read(null, 7).legacy).toEqual({ pain_flags: [null, 7] })
  })
  test('a critical one goes on blocking, by hand, as the nearest type, with what it said', () => {
    expect(read({ flag: 'gate code?', severity: 'critical' }).pain_flags).toMatchObject([
      {
        flag: 'ACCESS_DETAILS_MISSING',
        severity: 'CRITICAL',
        origin: 'manual',
        message: 'Older flag: gate code?',
        written_flag: 'gate code?',
        added_at: LONG_AGO,
      },
    ])
    expect(read({ flag: 7, severity: 'CRITICAL' }).pain_flags).toMatchObject([
      { flag: 'CUSTOMER_EXPECTATION_RISK', message: 'Older flag', written_flag: 7 },
    ])
    expect(read({ flag: 'WALL_TYPE_UNKNOWN', severity: 'CRITICAL' }).pain_flags[0]).not.toHaveProperty('written_flag')
  })
  test('its own time and its own words stay as they were written', () => {
    const own = { added_at: '2025-01-01T00:00:00-05:00', clears_when: 'Later.' }
    expect(read({ flag: 'wall_type_unknown', severity: 'LOW', ...own }).pain_flags[0]).toMatchObject(own)
  })
  test('a time that was a number is written as we write it', () => {
    const added_at = Date.parse(NOW)
    expect(read({ flag: 'WALL_TYPE_UNKNOWN', severity: 'LOW', added_at }).pain_flags[0]?.added_at).toBe(NOW)
  })
})

describe('plans of before', () => {
  const line = { sku: 'M', quantity: 1 }
  const state = (order_stage: unknown, more: object = {}) =>
    parseJobMetadata({ order_stage, order_plan: { components: [{ ...line, ...more }] } }).order_plan?.components[0]
      ?.state
  test('a line stands where the stored stage stands, planned where there is none', () => {
    expect([
      state(undefined),
      state('ORDERED'),
      state('SHIPPED', { vendor: 'Internal Stock' }),
      state('DELIVERED'),
    ]).toEqual(['planned', 'ordered', 'reserved', 'delivered'])
  })
  test('the currency and where a line comes from stay as they were written', () => {
    const own = { currency: 'EUR', components: [{ ...line, vendor: 'Amazon', fulfilment: 'stock' }] }
    expect(parseJobMetadata({ order_plan: own }).order_plan).toMatchObject(own)
  })
  test('lines that were set aside stay beside those that are set aside now', () => {
    const order_plan = { components: [line, 'odd'], unread_components: ['older'] }
    expect(parseJobMetadata({ order_plan }).order_plan?.['unread_components']).toEqual(['older', 'odd'])
  })
})
