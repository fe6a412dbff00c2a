import { describe, expect, test } from 'vitest'
import {
  afterQuietHours,
  arrivalWindowsOn,
  atWallTime,
  availability,
  blockOfVisit,
  checkWindow,
  elapsedBefore,
  formatInstant,
  formatWindow,
  freeSlots,
  isZone,
  overlaps,
  readEpoch,
  toEpoch,
  toInstant,
  wallClock,
  wallClockBefore,
} from '../../src/index.ts'

const NY = 'America/New_York'

describe('instants', () => {
  test('given as text, number or Date', () => {
    for (const time of ['2026-11-21T12:00:00Z', 1_795_262_400_000, new Date(1_795_262_400_000)])
      expect(toInstant(time)).toBe('2026-11-21T12:00:00.000Z')
  })
  test('what is no time is an error at the edge, and null inside', () => {
    expect(() => toEpoch('soon')).toThrow(expect.objectContaining({ kind: 'INVALID' }))
    expect([
      readEpoch(''),
      readEpoch(null),
      readEpoch(Number.NaN),
      readEpoch(new Date(Number.NaN)),
      readEpoch({}),
      readEpoch('x'),
    ]).toEqual([null, null, null, null, null, null])
  })
})

describe('zones', () => {
  test.each([
    ['America/New_York', true],
    ['America/Indiana/Indianapolis', true],
    ['Pacific/Honolulu', true],
    ['UTC', true],
    ['EST', false],
    ['-05:00', false],
    ['Mars/Olympus', false],
    ['', false],
  ])('%s: %s', (zone, known) => {
    expect(isZone(zone)).toBe(known)
  })
  test('a zone that does not exist is an error', () => {
    expect(() => wallClock(0, 'Mars/Olympus')).toThrow('There is no time zone Mars/Olympus')
    expect(() => atWallTime('2026-01-01', '09:00', 'EST')).toThrow(expect.objectContaining({ kind: 'INVALID' }))
    expect(() => atWallTime('2026-13-01', '09:00', NY)).toThrow('local date and time')
  })
})

describe('clock changes, settled by name', () => {
  test('a gap: 02:30 on 2026-03-08 does not exist in New York', () => {
    expect(atWallTime('2026-03-08', '02:30', NY)).toBe('2026-03-08T07:30:00.000Z')
    expect(atWallTime('2026-03-08', '02:30', NY, { gap: 'earlier', fold: 'first' })).toBe('2026-03-08T06:30:00.000Z')
    expect(() => atWallTime('2026-03-08', '02:30', NY, { gap: 'refuse', fold: 'first' })).toThrow(
      '02:30 does not exist on 2026-03-08',
    )
  })
  test('a fold: 01:30 on 2026-11-01 comes twice', () => {
    expect(atWallTime('2026-11-01', '01:30', NY)).toBe('2026-11-01T05:30:00.000Z')
    expect(atWallTime('2026-11-01', '01:30', NY, { gap: 'later', fold: 'second' })).toBe('2026-11-01T06:30:00.000Z')
    expect(() => atWallTime('2026-11-01', '01:30', NY, { gap: 'later', fold: 'refuse' })).toThrow(
      '01:30 comes twice on 2026-11-01',
    )
  })
  test('24 hours before is elapsed time, the day before is the wall clock', () => {
    const visit = '2026-11-01T14:00:00Z'
    expect(wallClock(visit, NY).time).toBe('09:00')
    expect(wallClock(elapsedBefore(visit, 1440), NY)).toMatchObject({ date: '2026-10-31', time: '10:00' })
    expect(wallClock(wallClockBefore(visit, 1, '09:00', NY), NY)).toMatchObject({ date: '2026-10-31', time: '09:00' })
  })
  test('Phoenix has none, the Navajo Nation does', () => {
    const offsets = (zone: string) =>
      ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map((at) => wallClock(at, zone).offset_minutes)
    expect(offsets('America/Phoenix')).toEqual([-420, -420])
    expect(offsets('America/Denver')).toEqual([-420, -360])
  })
})

describe('windows as people read them', () => {
  const window = (start_iso: string, end_iso: string | null, now?: string) =>
    formatWindow({ start_iso, end_iso, time_zone: NY, now })
  test.each([
    ['2026-11-21T19:00:00Z', '2026-11-21T21:00:00Z', 'Today 2–4 PM'],
    ['2026-11-22T15:00:00Z', '2026-11-22T18:00:00Z', 'Tomorrow 10 AM–1 PM'],
    ['2026-11-20T13:30:00Z', '2026-11-20T14:00:00Z', 'Yesterday 8:30–9 AM'],
    ['2026-11-24T17:00:00Z', '2026-11-24T18:05:00Z', 'Tue, Nov 24, 12–1:05 PM'],
    ['2027-01-04T05:00:00Z', '2027-01-04T06:00:00Z', 'Mon, Jan 4, 2027, 12–1 AM'],
    ['2026-11-22T03:00:00Z', '2026-11-22T07:00:00Z', 'Today 10 PM – Tomorrow, 2 AM'],
    ['2026-11-21T19:00:00Z', null, 'Today 2 PM'],
  ])('%s to %s', (start, end, text) => {
    expect(window(start, end, '2026-11-21T12:00:00Z')).toBe(text)
  })
  test('over a clock change, each end names its clock', () => {
    expect(formatWindow({ start_iso: '2026-11-01T05:30:00Z', end_iso: '2026-11-01T07:30:00Z', time_zone: NY })).toBe(
      'Sun, Nov 1, 1:30 AM EDT – 2:30 AM EST',
    )
    expect(formatWindow({ start_iso: '2026-03-08T06:30:00Z', end_iso: '2026-03-08T07:30:00Z', time_zone: NY })).toBe(
      'Sun, Mar 8, 1:30 AM EST – 3:30 AM EDT',
    )
  })
  test('without a start, a zone or a now', () => {
    expect(formatWindow({ time_zone: NY })).toBeNull()
    expect(formatWindow({ start_iso: '2026-11-21T19:00:00Z' })).toBeNull()
    expect(formatWindow({ start_iso: '2026-11-21T19:00:00Z', time_zone: 'EST' })).toBeNull()
    expect(window('2026-11-21T19:00:00Z', '2026-11-21T21:00:00Z')).toBe('Sat, Nov 21, 2–4 PM')
    expect(formatInstant('2026-11-21T19:05:00Z', NY)).toBe('Sat, Nov 21, 2:05 PM')
  })
  test("the site's clock, not the reader's", () => {
    expect(
      formatWindow({
        start_iso: '2026-11-21T19:00:00Z',
        end_iso: '2026-11-21T21:00:00Z',
        time_zone: 'America/Phoenix',
      }),
    ).toBe('Sat, Nov 21, 12–2 PM')
  })
})

describe('windows', () => {
  test('checked, with the path of every problem', () => {
    expect(checkWindow({ start_iso: '2026-11-21T09:00:00-05:00', end_iso: '2026-11-21T11:00:00-05:00' })).toEqual({
      start_iso: '2026-11-21T14:00:00.000Z',
      end_iso: '2026-11-21T16:00:00.000Z',
    })
    expect(() => checkWindow({ start_iso: 'x', end_iso: null })).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ path: 'start_iso' }), expect.objectContaining({ path: 'end_iso' })],
      }),
    )
    expect(() => checkWindow({ start_iso: '2026-11-21T12:00:00Z', end_iso: '2026-11-21T12:00:00Z' })).toThrow(
      'The window makes no sense',
    )
  })
  test('five arrival windows of two hours on every day, clock changes included', () => {
    for (const date of ['2026-03-08', '2026-11-01', '2026-07-04']) {
      const windows = arrivalWindowsOn(date, NY)
      expect(windows.map((span) => wallClock(span.start_iso, NY).time)).toEqual([
        '08:00',
        '10:00',
        '12:00',
        '14:00',
        '16:00',
      ])
      for (const span of windows) expect(toEpoch(span.end_iso) - toEpoch(span.start_iso)).toBe(7_200_000)
    }
  })
  test('touching is not overlapping', () => {
    const span = (from: number, to: number) => ({ start_iso: toInstant(from), end_iso: toInstant(to) })
    expect([
      overlaps(span(0, 10), span(10, 20)),
      overlaps(span(0, 11), span(10, 20)),
      overlaps(span(12, 13), span(10, 20)),
      overlaps({ start_iso: '', end_iso: '' }, span(0, 1)),
    ]).toEqual([false, true, true, false])
  })
  test('a visit blocks the way there and its window; between two visits the way counts once', () => {
    expect(blockOfVisit({ start_iso: '2026-11-21T12:00:00-05:00', end_iso: '2026-11-21T13:30:00-05:00' })).toEqual({
      from: '2026-11-21T16:38:00.000Z',
      to: '2026-11-21T18:30:00.000Z',
    })
    expect(() => blockOfVisit({ start_iso: '', end_iso: '' })).toThrow('ISO 8601')
  })
})

describe('quiet hours', () => {
  test.each([
    ['2026-11-22T01:59:00Z', '2026-11-22T01:59:00.000Z'],
    ['2026-11-22T02:00:00Z', '2026-11-22T13:00:00.000Z'],
    ['2026-11-22T12:59:00Z', '2026-11-22T13:00:00.000Z'],
    ['2026-11-22T13:00:00Z', '2026-11-22T13:00:00.000Z'],
    // Over the change of clocks the morning is still at eight.
    ['2026-11-01T02:00:00Z', '2026-11-01T13:00:00.000Z'],
  ])('%s goes out at %s', (at, out) => {
    expect(afterQuietHours(at, NY)).toBe(out)
  })
  test('hours that do not cross midnight', () => {
    expect(afterQuietHours('2026-11-21T18:00:00Z', NY, { from: '12:00', to: '14:00' })).toBe('2026-11-21T19:00:00.000Z')
  })
})

describe('availability says why', () => {
  const slots = arrivalWindowsOn('2026-11-23', NY)
  const monday = { 1: { from: '09:00', to: '16:00' } }
  const pro = { pro_id: 'p1', time_zone: NY, hours: monday, busy: [], travel_minutes: 30 }
  test('free inside the shift', () => {
    const free = freeSlots(availability([pro, { ...pro, pro_id: 'p2', hours: {} }], slots))
    expect(free.map((entry) => [wallClock(entry.slot.start_iso, NY).time, entry.pro_ids])).toEqual([
      ['10:00', ['p1']],
      ['12:00', ['p1']],
      ['14:00', ['p1']],
    ])
  })
  test('the first and the last minute of a shift belong to it', () => {
    const free = freeSlots(availability([{ ...pro, hours: { 1: { from: '10:00', to: '12:00' } } }], slots))
    expect(free.map((entry) => wallClock(entry.slot.start_iso, NY).time)).toEqual(['10:00'])
  })
  test('every reason at once', () => {
    const busy = [
      { start_iso: '2026-11-23T17:00:00Z', end_iso: '2026-11-23T18:00:00Z', kind: 'visit' as const },
      { start_iso: '2026-11-23T13:00:00Z', end_iso: '2026-11-23T14:30:00Z', kind: 'time_off' as const },
    ]
    const verdicts = availability([{ ...pro, busy }], slots)
    expect(verdicts.map((verdict) => verdict.blockers.map((blocker) => blocker.message))).toEqual([
      ['Works 09:00-16:00', 'Is away at that time'],
      ['Needs 30 min for the way between two visits'],
      ['Has a visit at that time'],
      [],
      ['Works 09:00-16:00'],
    ])
  })
})
