import { describe, expect, test } from 'vitest'
import {
  afterQuietHours,
  atWallTime,
  availability,
  checkWindow,
  formatInstant,
  formatWindow,
  hoursUntil,
  isZone,
  overlaps,
  readEpoch,
  toEpoch,
  toInstant,
  visitWindowBlockedBy,
  wallClock,
} from '../../src/index.ts'
import type { ProviderDay } from '../../src/index.ts'
import { NOW, hoursFromNow } from '../given.ts'

const NY = 'America/New_York'
const problem = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    const { message, issues } = error as { message: string; issues: object[] }
    return { message, issues }
  }
  throw new Error('something is refused')
}

describe('a time that is none', () => {
  test('is said with what it was', () => {
    expect(problem(() => toEpoch('soon'))).toEqual({
      message: 'A time is needed in ISO 8601 with offset',
      issues: [{ path: '', message: 'not a time: soon' }],
    })
  })
  test.each([[null], [undefined], [''], [true], [{}], [['2026-11-21T12:00:00Z']], [new Date(Number.NaN)], [8.65e15]])(
    '%j',
    (value) => expect(readEpoch(value)).toBeNull(),
  )
  test('the furthest times are times', () => {
    expect([readEpoch(8.64e15), readEpoch(-8.64e15), readEpoch(8.64e15 + 1)]).toEqual([8.64e15, -8.64e15, null])
  })
  test('one after the other, each text is its own time', () => {
    expect([toEpoch(NOW), toEpoch(hoursFromNow(1)), toEpoch(NOW), toEpoch(0), toEpoch(NOW)]).toEqual([
      Date.parse(NOW),
      Date.parse(NOW) + 3_600_000,
      Date.parse(NOW),
      0,
      Date.parse(NOW),
    ])
  })
  test('an instant is written in our form', () => {
    expect([toInstant('2026-11-21T12:00:00Z'), toInstant(new Date(0)), toInstant(0), toInstant(NOW)]).toEqual([
      NOW,
      '1970-01-01T00:00:00.000Z',
      '1970-01-01T00:00:00.000Z',
      NOW,
    ])
  })
  test('hours until', () => {
    expect([hoursUntil(hoursFromNow(3), NOW), hoursUntil(hoursFromNow(-1.5), NOW), hoursUntil('soon', NOW)]).toEqual([
      3,
      -1.5,
      null,
    ])
  })
})

describe('a zone that is none', () => {
  test.each([
    ['EST'],
    ['-05:00'],
    ['UTC+1'],
    ['XUTC'],
    ['1America/New_York'],
    ['America/New_York '],
    ['America/Nowhere'],
    [''],
  ])('%j', (zone) => expect(isZone(zone)).toBe(false))
  test('is said with where it stood', () => {
    const said = {
      message: 'There is no time zone EST',
      issues: [{ path: 'time_zone', message: 'must be an IANA id' }],
    }
    expect(problem(() => wallClock(NOW, 'EST'))).toEqual(said)
    expect(problem(() => atWallTime('2026-11-21', '09:00', 'EST'))).toEqual(said)
    expect([isZone('UTC'), isZone(NY), isZone(NY)]).toEqual([true, true, true])
  })
})

describe('a time of day that is none', () => {
  test('at all', () => {
    expect(problem(() => atWallTime('2026-13-01', '09:00', NY))).toEqual({
      message: 'A local date and time are needed',
      issues: [{ path: 'date', message: 'not a local time: 2026-13-01 09:00' }],
    })
  })
  test('or not one, where the clock changes', () => {
    const refuse = { gap: 'refuse', fold: 'refuse' } as const
    expect(problem(() => atWallTime('2026-03-08', '02:30', NY, refuse))).toEqual({
      message: '02:30 does not exist on 2026-03-08',
      issues: [{ path: 'time', message: NY }],
    })
    expect(problem(() => atWallTime('2026-11-01', '01:30', NY, refuse)).message).toBe('01:30 comes twice on 2026-11-01')
    expect(atWallTime('2026-11-01', '09:00', NY, refuse)).toBe('2026-11-01T14:00:00.000Z')
  })
})

describe('a window that is none', () => {
  const time = 'must be a time in ISO 8601 with offset'
  test.each([
    [{ start_iso: 'x', end_iso: NOW }, [{ path: 'start_iso', message: time }]],
    [{ start_iso: NOW, end_iso: null }, [{ path: 'end_iso', message: time }]],
    [
      { start_iso: null, end_iso: null },
      [
        { path: 'start_iso', message: time },
        { path: 'end_iso', message: time },
      ],
    ],
    [{ start_iso: NOW, end_iso: NOW }, [{ path: 'end_iso', message: 'must be after the start' }]],
  ])('%j', (window, issues) => {
    expect(problem(() => checkWindow(window))).toEqual({ message: 'The window makes no sense', issues })
  })
  test('overlaps nothing', () => {
    const epoch = { start_iso: '1960-01-01T00:00:00Z', end_iso: '2030-01-01T00:00:00Z' }
    const visit = { start_iso: NOW, end_iso: hoursFromNow(1) }
    expect(overlaps(epoch, visit)).toBe(true)
    for (const broken of [
      { ...epoch, start_iso: 'x' },
      { ...epoch, end_iso: 'x' },
    ]) {
      expect([overlaps(broken, visit), overlaps(visit, broken)]).toEqual([false, false])
    }
    const early = { start_iso: '1960-01-01T00:00:00Z', end_iso: '1961-01-01T00:00:00Z' }
    for (const broken of [
      { ...early, start_iso: 'x' },
      { ...early, end_iso: 'x' },
    ]) {
      expect([overlaps(broken, early), overlaps(early, broken)]).toEqual([false, false])
    }
  })
  test('cannot be a visit, with what to do instead', () => {
    const of = (from: number, to: number) =>
      visitWindowBlockedBy({ start_iso: hoursFromNow(from), end_iso: hoursFromNow(to) }, NOW).map(
        ({ message, fix, evidence }) => ({ message, fix, evidence }),
      )
    expect(of(-2, -1)).toEqual([
      {
        message: 'The window is over already',
        fix: 'Choose a time that is still to come.',
        evidence: { start_iso: hoursFromNow(-2), end_iso: hoursFromNow(-1), now: NOW },
      },
    ])
    expect(of(1, 26)).toMatchObject([{ fix: 'Choose a window of 24 hours at most.' }])
    expect(of(24 * 731, 24 * 731 + 1)).toMatchObject([{ fix: 'Choose a time within the next two years.' }])
    expect(of(1, 25)).toEqual([])
  })
})

describe('who cannot come, and why', () => {
  const hours = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, { from: '08:00', to: '18:00' }]))
  const pro: ProviderDay = { pro_id: 'p', time_zone: NY, hours, busy: [] }
  const slot = { start_iso: '2026-11-24T15:00:00.000Z', end_iso: '2026-11-24T17:00:00.000Z' }
  const why = (changes: Partial<ProviderDay>, at = slot) =>
    availability([{ ...pro, ...changes }], [at]).flatMap(({ blockers }) =>
      blockers.map(({ code, message, fix, evidence }) => ({ code, message, fix, evidence })),
    )
  test('a day off', () => {
    expect(why({}, { start_iso: '2026-11-22T15:00:00Z', end_iso: '2026-11-22T17:00:00Z' })).toEqual([
      { code: 'HOURS', message: 'A day off', fix: 'Choose another day, or ask the tech.', evidence: { weekday: 7 } },
    ])
  })
  test('outside the shift, over midnight too', () => {
    const outside = {
      code: 'HOURS',
      message: 'Works 08:00-18:00',
      fix: 'Choose a time within the shift.',
      evidence: { hours: { from: '08:00', to: '18:00' } },
    }
    expect(why({}, { start_iso: '2026-11-24T22:00:00Z', end_iso: '2026-11-24T23:30:00Z' })).toEqual([outside])
    expect(why({}, { start_iso: '2026-11-24T15:00:00Z', end_iso: '2026-11-25T15:00:00Z' })).toEqual([outside])
  })
  test.each([
    ['time_off', 'Is away at that time'],
    ['hold', 'Has a hold at that time'],
    ['visit', 'Has a visit at that time'],
  ] as const)('%s', (kind, message) => {
    const span = { ...slot, kind }
    expect(why({ busy: [span] })).toMatchObject([{ code: 'AVAILABLE', message, evidence: span }])
  })
  test('the way, before and after; a day off needs no way', () => {
    const before = { start_iso: '2026-11-24T13:00:00.000Z', end_iso: '2026-11-24T14:50:00.000Z' }
    const after = { start_iso: '2026-11-24T17:10:00.000Z', end_iso: '2026-11-24T18:00:00.000Z' }
    for (const span of [before, after]) {
      expect(why({ busy: [{ ...span, kind: 'visit' }], travel_minutes: 20 })).toMatchObject([
        {
          code: 'TRAVEL',
          message: 'Needs 20 min for the way between two visits',
          evidence: { ...span, kind: 'visit', travel_minutes: 20 },
        },
      ])
      expect(why({ busy: [{ ...span, kind: 'visit' }], travel_minutes: 10 })).toEqual([])
      expect(why({ busy: [{ ...span, kind: 'time_off' }], travel_minutes: 20 })).toEqual([])
    }
  })
  test('what rules them out whatever the time is comes first', () => {
    const [blocker] = visitWindowBlockedBy(slot, '2027-11-24T15:00:00Z')
    if (blocker === undefined) throw new Error('a window in the past is refused')
    expect(why({ blockers: [blocker] })).toMatchObject([{ code: 'WINDOW' }])
  })
})

describe('quiet hours', () => {
  const at = (time: string, quiet?: { from: string; to: string }) =>
    afterQuietHours(`2026-11-24T${time}:00Z`, 'UTC', quiet)
  test('end at the minute', () => {
    expect([at('08:00'), at('07:59'), at('20:59'), at('21:00')]).toEqual([
      '2026-11-24T08:00:00.000Z',
      '2026-11-24T08:00:00.000Z',
      '2026-11-24T20:59:00.000Z',
      '2026-11-25T08:00:00.000Z',
    ])
  })
  test('within one day', () => {
    const noon = { from: '12:00', to: '14:00' }
    expect([at('11:59', noon), at('12:00', noon), at('13:59', noon), at('14:00', noon)]).toEqual([
      '2026-11-24T11:59:00.000Z',
      '2026-11-24T14:00:00.000Z',
      '2026-11-24T14:00:00.000Z',
      '2026-11-24T14:00:00.000Z',
    ])
  })
  test('of no length are never', () => {
    expect(at('12:00', { from: '12:00', to: '12:00' })).toBe('2026-11-24T12:00:00.000Z')
    expect(at('15:00', { from: '12:00', to: '12:00' })).toBe('2026-11-24T15:00:00.000Z')
  })
})

test('a window without an end, with one that is no time, or of no length is its start', () => {
  const start_iso = '2026-11-24T15:00:00Z'
  for (const end_iso of [null, 'x', start_iso, '2026-11-24T14:00:00Z']) {
    expect(formatWindow({ start_iso, end_iso, time_zone: NY })).toBe('Tue, Nov 24, 10 AM')
  }
  expect(formatWindow({ start_iso })).toBeNull()
  expect(formatInstant(start_iso, 'EST')).toBe('')
  const early = { start_iso: '1960-06-01T15:00:00Z', end_iso: null, time_zone: 'UTC' }
  expect(formatWindow(early)).toBe('Wed, Jun 1, 3 PM')
})
