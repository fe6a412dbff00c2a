import { describe, expect, test } from 'vitest'
import {
  blockOfVisit,
  cancellationFee,
  evaluatePainFlags,
  generateOrderPlan,
  hoursUntil,
  isDomainError,
  parseJobMetadata,
  readEpoch,
  reconcilePainFlags,
  toEpoch,
  toInstant,
  visitFromNow,
  visitWindowBlockedBy,
} from '../../src/index.ts'

const noon = Date.UTC(2026, 10, 21, 12)

describe('a written time is one with its offset', () => {
  test.each([
    ['2026-11-21T12:00:00.000Z', noon],
    ['2026-11-21T12:00:00Z', noon],
    ['2026-11-21T12:00Z', noon],
    ['2026-11-21T07:00:00-05:00', noon],
    ['2026-11-21T17:30:00+0530', noon],
    ['2026-11-21T12:00+00', noon],
    ['2026-11-21 12:00:00+00', noon],
    ['2026-11-21 12:00:00.123456+00', noon + 123],
    ['2026-11-21 07:00:00.5-05', noon + 500],
    ['2026-11-21T12:00:00.1234567899Z', noon + 123],
    ['2026-11-30T23:59:59.999Z', Date.UTC(2026, 10, 30, 23, 59, 59, 999)],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
    ['2026-12-31T23:59:59+23:59', Date.UTC(2026, 11, 31, 0, 0, 59)],
    ['0099-11-21T12:00:00Z', Date.parse('0099-11-21T12:00:00Z')],
    ['+012026-11-21T12:00:00.000Z', Date.UTC(12_026, 10, 21, 12)],
  ])('%s', (text, epoch) => {
    expect(readEpoch(text)).toBe(epoch)
    expect([toEpoch(text), toInstant(text)]).toEqual([epoch, new Date(epoch).toISOString()])
  })

  test.each([
    '2026-11-21T12:00:00',
    '2026-11-21T12:00:00.000',
    '2026-11-21 12:00',
    '2026-11-21',
    '2026-11-21Z',
    'Nov 21 2026',
    'Sat, 21 Nov 2026 12:00:00 GMT',
    '2026/11/21',
    '2026/11/21 12:00Z',
    '1764',
    '1795262400000',
    '2026-02-30T12:00:00Z',
    '2026-02-29T12:00:00.000Z',
    '2026-04-31T12:00:00Z',
    '2026-11-31T12:00:00.000Z',
    '2026-00-10T12:00:00Z',
    '2026-13-10T12:00:00Z',
    '2026-11-00T12:00:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T24:00:00.000Z',
    '2026-11-21T12:60:00.000Z',
    '2026-11-21T12:00:60.000Z',
    '2026-11-21T12:00:00.Z',
    '2026-11-21T12:00:00+24:00',
    '2026-11-21T12:00:00+05:60',
    '2026-11-21T12:00:00+5',
    '2026-11-21T12:00:00Z:30',
    '2026-11-21T12Z',
    ' 2026-11-21T12:00:00Z',
    '2026-11-21T12:00:00Z\n',
    '+275760-09-14T00:00:00.000Z',
    '-000000-01-01T00:00:00Z',
  ])('%s is none', (text) => {
    expect(readEpoch(text)).toBeNull()
    expect(() => toEpoch(text)).toThrow(expect.objectContaining({ kind: 'INVALID' }))
    expect(() => toInstant(text)).toThrow('A time is needed in ISO 8601 with offset')
  })

  test('who asks for several says which one is bad', () => {
    expect(() => toEpoch('soon', 'now')).toThrow(
      expect.objectContaining({ issues: [{ path: 'now', message: 'not a time: soon' }] }),
    )
    expect(() => toInstant('soon', 'visit.start_iso')).toThrow(
      expect.objectContaining({ issues: [{ path: 'visit.start_iso', message: 'not a time: soon' }] }),
    )
  })
})

describe('history that an old system wrote without an offset is read as UTC', () => {
  const timesOf = (time: unknown) => {
    const { pain_flags, order_plan, audit_log } = parseJobMetadata({
      pain_flags: [
        { flag: 'WALL_TYPE_UNKNOWN', severity: 'HIGH', added_at: time, resolved_at: time, ended_at: time },
        { flag: 'SCOPE_MISMATCH', severity: 'HIGH', added_at: time, waived_at: time, waived_until: time },
      ],
      order_plan: { components: [], created_at: time },
      audit_log: [{ action: 'created', timestamp: time }],
    })
    const [resolved, waived] = pain_flags
    return [
      resolved?.added_at,
      resolved?.resolved_at,
      resolved?.ended_at,
      waived?.added_at,
      waived?.waived_at,
      waived?.waived_until,
      order_plan?.created_at,
      audit_log[0]?.timestamp,
    ]
  }

  test.each([
    ['2026-11-21T12:00:00', '2026-11-21T12:00:00.000Z'],
    ['2026-11-21T12:00', '2026-11-21T12:00:00.000Z'],
    ['2026-11-21 12:00:00.123456', '2026-11-21T12:00:00.123Z'],
    ['2026-11-21', '2026-11-21T00:00:00.000Z'],
  ])('%s', (written, instant) => expect(timesOf(written)).toEqual(Array(8).fill(instant)))

  test('one with an offset stays as it was written', () => {
    for (const written of ['2026-11-21T12:00:00Z', '2026-11-21 07:00:00.123456-05'])
      expect(timesOf(written)).toEqual(Array(8).fill(written))
  })

  test('what is no time ends no flag, and stays in plans and the audit as it was written', () => {
    const long = '1970-01-01T00:00:00.000Z'
    for (const written of ['Nov 21 2026', '2026-02-30T12:00:00', '1764'])
      expect(timesOf(written)).toEqual([long, undefined, undefined, long, undefined, undefined, written, written])
  })

  test('a plan or an entry of the audit does not make a document current before its time is one', () => {
    const { pain_flags: _, ...written } = parseJobMetadata({
      order_plan: { components: [], created_at: '2026-11-21T12:00:00Z' },
      audit_log: [{ action: 'created', timestamp: '2026-11-21T12:00:00Z' }],
    })
    const plan = { ...written.order_plan, created_at: '2026-11-21T12:00:00' }
    const entry = { ...written.audit_log[0], timestamp: '2026-11-21T12:00:00' }
    const read = parseJobMetadata({ ...written, pain_flags: [], order_plan: plan, audit_log: [entry] })
    expect([read.order_plan?.created_at, read.audit_log[0]?.timestamp]).toEqual(
      Array(2).fill('2026-11-21T12:00:00.000Z'),
    )
  })
})

test('a function that takes several times says which of them is none', () => {
  const start_iso = '2026-11-21T12:00:00Z'
  const window = { start_iso, end_iso: '2026-11-21T13:30:00Z' }
  const pathOf = (ask: () => unknown) => {
    try {
      return ask()
    } catch (error) {
      return isDomainError(error) ? error.issues[0]?.path : error
    }
  }
  expect([
    pathOf(() => visitWindowBlockedBy({ ...window, start_iso: 'soon' }, start_iso)),
    pathOf(() => visitWindowBlockedBy({ ...window, end_iso: 'soon' }, start_iso)),
    pathOf(() => blockOfVisit({ ...window, end_iso: 'soon' })),
  ]).toEqual(['start_iso', 'end_iso', 'end_iso'])
  expect([
    pathOf(() => visitWindowBlockedBy(window, 'soon')),
    pathOf(() => hoursUntil(start_iso, 'soon')),
    pathOf(() => evaluatePainFlags({ status: 'pending' }, 'soon')),
    pathOf(() => reconcilePainFlags([], [], 'soon')),
    pathOf(() => generateOrderPlan({}, 'soon')),
    pathOf(() => cancellationFee({ ...window, labour_cents: 100 }, 'soon')),
    pathOf(() => visitFromNow({ status: 'accepted' }, 'soon')),
  ]).toEqual(Array(7).fill('now'))
})
