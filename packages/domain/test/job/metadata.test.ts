import { describe, expect, test } from 'vitest'
import {
  JobMetadataV2,
  MAX_METADATA_BYTES,
  checkJobMetadata,
  metadataBytes,
  parseJobMetadata,
  parseJobStatus,
  patchInstallDetails,
} from '../../src/index.ts'

describe('reading older documents', () => {
  const unknown = {
    order_id: null,
    estimated_payout: null,
    items_json: [],
    source: null,
    wire_management_required: 'UNKNOWN',
    wall_type: 'UNKNOWN',
    special_constraints: [],
    equipment_lane: null,
    order_required: false,
    order_stage: 'NOT_NEEDED',
    pain_flags: [],
    audit_log: [],
  }
  test.each([[null], [undefined], [{}], [''], ['null'], ['{}']])(
    '%j is a document in which all is unknown',
    (stored) => {
      expect(parseJobMetadata(stored)).toEqual(unknown)
    },
  )
  test('what is no document is kept', () => {
    expect(parseJobMetadata([1])).toEqual({ ...unknown, legacy: { document: [1] } })
    expect(parseJobMetadata('hello')).toEqual({ ...unknown, legacy: { document: 'hello' } })
    expect(parseJobMetadata(7).legacy).toEqual({ document: 7 })
  })
  test('version 1: its four keys, items as JSON text', () => {
    const read = parseJobMetadata({
      order_id: 'o1',
      estimated_payout: 14500,
      items_json: '[{"quantity":"2"}]',
      source: 'stripe_webhook',
    })
    expect(read).toMatchObject({
      order_id: 'o1',
      estimated_payout: 14500,
      items_json: [{ quantity: 2 }],
      source: 'stripe_webhook',
    })
    expect(read.legacy).toBeUndefined()
  })
  test('the whole document as JSON text', () => {
    expect(parseJobMetadata('{"wall_type":"brick"}').wall_type).toBe('BRICK')
  })
  test('items under `items`', () => {
    const read = parseJobMetadata({ items: [{ service_id: 'TV-L' }] })
    expect(read.items_json).toEqual([{ service_id: 'TV-L' }])
    expect(read).not.toHaveProperty('items')
  })
  test('enums in any case, with spaces or hyphens', () => {
    const read = parseJobMetadata({
      wire_management_required: 'conceal raceway',
      wall_type: ' Brick ',
      equipment_lane: 'company-supplied',
      order_stage: 'shipped',
      order_required: 'TRUE',
      items_json: [
        { metadata: { mount_type: 'Full-Motion', mount_provider: 'CUSTOMER' } },
        { metadata: { mount_type: 'Customer Provided' } },
      ],
    })
    expect(read).toMatchObject({
      wire_management_required: 'CONCEAL_RACEWAY',
      wall_type: 'BRICK',
      equipment_lane: 'COMPANY_SUPPLIED',
      order_stage: 'SHIPPED',
      order_required: true,
      items_json: [
        { metadata: { mount_type: 'full_motion', mount_provider: 'customer' } },
        { metadata: { mount_type: 'customer_provided' } },
      ],
    })
  })
  test("`items` beside `items_json` is somebody else's key, and items that are none are kept", () => {
    expect(parseJobMetadata({ items_json: [{}], items: ['x'] })).toMatchObject({ items_json: [{}], items: ['x'] })
    expect(parseJobMetadata({ items_json: 7 })).toMatchObject({ items_json: [], legacy: { items_json: 7 } })
    expect(parseJobMetadata({ items_json: ' [] ' })).not.toHaveProperty('legacy')
  })
  test('unknown keys are kept', () => {
    expect(parseJobMetadata({ stripe_session_id: 'cs_1', nested: { a: [1] } })).toMatchObject({
      stripe_session_id: 'cs_1',
      nested: { a: [1] },
    })
  })
  test('a value that cannot be read is unknown, and kept', () => {
    const read = parseJobMetadata({
      wall_type: 'MARBLE',
      estimated_payout: 123.45,
      items_json: 'not json',
      special_constraints: [1],
    })
    expect(read).toMatchObject({
      wall_type: 'UNKNOWN',
      estimated_payout: null,
      items_json: [],
      special_constraints: [],
    })
    expect(read.legacy).toEqual({
      wall_type: 'MARBLE',
      estimated_payout: 123.45,
      items_json: 'not json',
      special_constraints: [1],
    })
    expect(parseJobMetadata(read)).toEqual(read)
  })
  test('an unknown mount type stays as it was written', () => {
    const read = parseJobMetadata({ items_json: [{ metadata: { mount_type: 'constructor' } }] })
    expect(read.items_json).toEqual([{ metadata: { mount_type: 'constructor' } }])
  })
  test('seed A flags get their id, origin and end', () => {
    const stored = {
      pain_flags: [
        { flag: 'wall_type_unknown', severity: 'medium', message: 'm', added_at: '2025-01-01T00:00:00.000Z' },
        { flag: 'NO_SUCH' },
      ],
    }
    const read = parseJobMetadata(stored)
    expect(read.pain_flags).toMatchObject([
      {
        flag: 'WALL_TYPE_UNKNOWN',
        severity: 'MEDIUM',
        origin: 'rule',
        flag_id: expect.stringMatching(/^flg_[0-9a-z]{11}$/),
      },
    ])
    expect(read.legacy).toEqual({ pain_flags: [{ flag: 'NO_SUCH' }] })
    expect(parseJobMetadata(read)).toEqual(read)
  })
  test('two equal flags get two ids', () => {
    const flag = { flag: 'WALL_TYPE_UNKNOWN', severity: 'HIGH', message: 'm', added_at: '2025-01-01T00:00:00.000Z' }
    const ids = parseJobMetadata({ pain_flags: [flag, flag] }).pain_flags.map((entry) => entry.flag_id)
    expect(new Set(ids).size).toBe(2)
  })
  test('a severity that cannot be read does not open a guard', () => {
    expect(
      parseJobMetadata({ pain_flags: [{ flag: 'SCOPE_MISMATCH', severity: 'grave' }] }).pain_flags[0]?.severity,
    ).toBe('CRITICAL')
  })
  test('seed A plans get line ids, fulfilment and the state of the stored stage', () => {
    const plan = {
      kit_type: 'STANDARD_TV_KIT',
      components: [
        { sku: 'MOUNT-TILT-55', name: 'm', quantity: 1, unit_cost: 5000, vendor: 'Amazon', reason: 'r' },
        { sku: 'RACEWAY-KIT-STD', name: 'k', quantity: 1, unit_cost: 2500, vendor: 'Internal Stock', reason: 'r' },
        { sku: 'BAD', quantity: 2.5 },
      ],
      total_cost_estimate: 7500,
      vendor: 'Amazon',
      notes: '',
      created_at: '2025-01-01T00:00:00.000Z',
      created_by: 'system',
    }
    const read = parseJobMetadata({ order_plan: plan, order_stage: 'SHIPPED' })
    expect(read.order_plan).toMatchObject({
      version: 1,
      currency: 'USD',
      components: [
        { line_id: 'MOUNT-TILT-55#1', fulfilment: 'purchase', state: 'shipped' },
        { line_id: 'RACEWAY-KIT-STD#1', fulfilment: 'stock', state: 'reserved' },
      ],
      unread_components: [{ sku: 'BAD', quantity: 2.5 }],
    })
    expect(parseJobMetadata(read)).toEqual(read)
  })
  test('audit entries of old documents stay', () => {
    const read = parseJobMetadata({
      audit_log: [{ timestamp: 't', action: 'job_created', user_id: 'system', field: 3 }, 'odd'],
    })
    expect(read.audit_log).toEqual([{ timestamp: 't', action: 'job_created', user_id: 'system', user_name: 'system' }])
    expect(read.legacy).toEqual({ audit_log: ['odd'] })
  })
  test('access details', () => {
    expect(
      parseJobMetadata({
        access: {
          building: 'Apartment',
          unit: 4,
          adult_present: 'yes',
          hours: { from: '09:00', to: '17:00' },
          dog: true,
        },
      }).access,
    ).toEqual({
      building: 'flat',
      unit: '4',
      hours: { from: '09:00', to: '17:00' },
      dog: true,
    })
  })
})

describe('writing', () => {
  test('what was read passes the check', () => {
    const read = parseJobMetadata({ wall_type: 'x', items_json: '[{}]', pain_flags: [{ flag: 'SCOPE_MISMATCH' }] })
    expect(checkJobMetadata(read)).toEqual(read)
    expect(JobMetadataV2.parse(read)).toEqual(read)
  })
  test('every problem has its path', () => {
    expect(() =>
      checkJobMetadata({ wall_type: 'MARBLE', estimated_payout: 99.5, pain_flags: [{ flag: 'X' }] }),
    ).toThrow(
      expect.objectContaining({
        kind: 'INVALID',
        issues: expect.arrayContaining([
          expect.objectContaining({ path: 'wall_type' }),
          expect.objectContaining({ path: 'estimated_payout' }),
          expect.objectContaining({ path: 'pain_flags.0.flag' }),
        ]),
      }),
    )
  })
  test('over 16 KB is refused, bytes counted as UTF-8', () => {
    expect(metadataBytes({ a: 'é€😀' })).toBe(8 + 2 + 3 + 4)
    const room = MAX_METADATA_BYTES - metadataBytes({ ...parseJobMetadata({}), note: '' })
    expect(checkJobMetadata({ ...parseJobMetadata({}), note: 'x'.repeat(room) })).toHaveProperty('note')
    expect(() => checkJobMetadata({ ...parseJobMetadata({}), note: 'x'.repeat(room + 1) })).toThrow('too large')
  })
})

test.each([
  [1e20, 21],
  [1e21, 22],
  [-1.5e300, 302],
  [5e-324, 326],
  [1.25e-7, 10],
  ['1e300', 7],
])('a number with an exponent counts with every digit that a database writes: %j', (number, written) => {
  const bytes = metadataBytes([number]) - 2
  expect(bytes).toBeGreaterThanOrEqual(written)
  expect(bytes).toBeLessThanOrEqual(written + 20)
  expect(metadataBytes({ deep: [{ number }] })).toBe(bytes + '{"deep":[{"number":}]}'.length)
})

describe('a refusal to write says what is wrong', () => {
  const caught = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      const { message, issues } = error as { message: string; issues: object[] }
      return { message, issues }
    }
    throw new Error('something is refused')
  }
  test('with a document', () => {
    expect(caught(() => checkJobMetadata({ wall_type: 'MARBLE' })).message).toMatch(
      /^The metadata document has problems: wall_type must be one of /,
    )
    const document = { ...parseJobMetadata({}), note: 'x'.repeat(MAX_METADATA_BYTES) }
    expect(caught(() => checkJobMetadata(document))).toEqual({
      message: 'The metadata document is too large',
      issues: [{ path: '', message: `${metadataBytes(document)} bytes, ${MAX_METADATA_BYTES} are allowed` }],
    })
  })
  test('with install details', () => {
    const patch = { special_constraints: ['ok', ''] }
    expect(caught(() => patchInstallDetails({}, patch))).toMatchObject({
      message: 'The install details have problems: special_constraints.1 must not be empty',
      issues: [{ path: 'special_constraints.1', message: 'must not be empty' }],
    })
  })
  test('bytes at every edge of UTF-8', () => {
    const bytes = [0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000].map(
      (code) => metadataBytes(String.fromCodePoint(code)) - 2,
    )
    expect(bytes).toEqual([1, 2, 2, 3, 3, 4])
    expect(metadataBytes(undefined)).toBe(0)
  })
})

describe('what older documents hold here and there', () => {
  test('audit entries: one alone, with what is known of it', () => {
    const entry = { timestamp: 't', action: 'a', user_id: 'u', field: null, notes: 'n' }
    expect(parseJobMetadata({ audit_log: entry }).audit_log).toEqual([{ ...entry, user_name: 'u' }])
    expect(parseJobMetadata({ audit_log: 'odd' }).legacy).toEqual({ audit_log: ['odd'] })
    expect(parseJobMetadata({ audit_log: [null] }).legacy).toEqual({ audit_log: [null] })
  })
  test('a plan or a need without a stage is to be looked at', () => {
    expect(parseJobMetadata({ order_required: 'yes', order_plan: { components: [] } }).order_stage).toBe(
      'PENDING_REVIEW',
    )
    expect(parseJobMetadata({ order_required: true }).order_stage).toBe('PENDING_REVIEW')
    expect(parseJobMetadata({ order_required: false }).order_stage).toBe('NOT_NEEDED')
  })
  test('access without a building of ours, hours that are only begun', () => {
    expect(parseJobMetadata({ access: { building: 'tent', unit: '4' } }).access).toEqual({ unit: '4' })
    expect(parseJobMetadata({ access: { unit: '4' } }).access).toEqual({ unit: '4' })
    expect(parseJobMetadata({ access: { hours: { to: '17:00' } } }).access).toEqual({})
  })
  test('items whose quantity or details are text', () => {
    const read = (item: object) => parseJobMetadata({ items_json: [item] }).items_json[0]
    expect(read({ quantity: 'many' })).toEqual({ quantity: 'many' })
    expect(read({ metadata: '  ' })).toEqual({ metadata: '  ' })
    expect(read({ metadata: '' })).toEqual({ metadata: '' })
    expect(read({ metadata: 'nonsense' })).toEqual({ metadata: 'nonsense' })
  })
})

describe('legacy statuses', () => {
  test.each([
    [' in  progress ', 'in_progress'],
    ['awaiting - schedule', 'pending_scheduling'],
    ['assigned', 'accepted'],
    ['ASSIGNED', 'accepted'],
    ['In Progress', 'in_progress'],
    ['in-progress', 'in_progress'],
    ['Canceled', 'cancelled'],
    ['new', 'pending'],
    ['paid', 'paid'],
    ['toString', null],
    ['', null],
    [null, null],
    [3, null],
  ])('%j is %j', (stored, status) => {
    expect(parseJobStatus(stored)).toBe(status)
  })
})

describe('the hours of a site', () => {
  const hours = (from: unknown, to: unknown) => parseJobMetadata({ access: { building: 'house', hours: { from, to } } })
  test('are read as HH:MM', () => {
    expect(hours('9:00', ' 17:30 ').access).toEqual({ building: 'house', hours: { from: '09:00', to: '17:30' } })
    expect(hours('00:00', '24:00').access?.hours).toEqual({ from: '00:00', to: '24:00' })
  })
  test('that cannot be read are set aside, as anything else of the access is, and stay there', () => {
    const unread = hours('9am', '5pm')
    expect(unread).toMatchObject({
      access: { building: 'house' },
      legacy: { 'access.hours': { from: '9am', to: '5pm' } },
    })
    expect(unread.access).not.toHaveProperty('hours')
    expect(parseJobMetadata(unread)).toEqual(unread)
    expect(parseJobMetadata({ access: { building: 'castle', unit: ['4B'] } }).legacy).toEqual({
      'access.building': 'castle',
      'access.unit': ['4B'],
    })
  })
  test('are checked before they are written', () => {
    const access = (to: string) => ({ ...parseJobMetadata(null), access: { hours: { from: '09:00', to } } })
    expect(checkJobMetadata(access('17:00')).access?.hours?.to).toBe('17:00')
    for (const to of ['5pm', '9:00', '24:30', '09:60'])
      expect(() => checkJobMetadata(access(to))).toThrow(
        expect.objectContaining({ issues: [{ path: 'access.hours.to', message: 'must be a time, HH:MM' }] }),
      )
  })
})

test('what a document has wrong is said in our words, with its place', () => {
  const document = { ...parseJobMetadata(null), estimated_payout: 1.5, wall_type: 'MARBLE', order_required: 'yes' }
  expect(() => checkJobMetadata(document)).toThrow(
    'The metadata document has problems: estimated_payout must be a whole number; wall_type must be one of',
  )
  expect(() => checkJobMetadata(document)).toThrow('order_required must be true or false')
  expect(() => checkJobMetadata({ ...document, estimated_payout: 'ten' })).toThrow(
    'estimated_payout must be a whole number',
  )
  expect(() => checkJobMetadata({ ...parseJobMetadata(null), legacy: [], pain_flags: [7] })).toThrow(
    'The metadata document has problems: pain_flags.0 must be an object; legacy must be an object',
  )
})
