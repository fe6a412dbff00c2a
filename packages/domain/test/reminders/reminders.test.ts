import { describe, expect, test } from 'vitest'
import {
  autoVerifyAt,
  chargeStep,
  defaultReminderPolicy,
  desiredReminders,
  holdDeadline,
  reminderVerdict,
} from '../../src/index.ts'

const visit = {
  assignment_id: 'a1',
  version: 3,
  state: 'scheduled',
  time_zone: 'America/New_York',
  start_iso: '2026-11-24T15:00:00Z',
} as const

/** The customer's, as lead, time and why it is skipped. */
const toCustomer = (facts: Parameters<typeof desiredReminders>[0], policy = defaultReminderPolicy) =>
  desiredReminders(facts, policy)
    .filter(({ recipient }) => recipient === 'customer')
    .map(({ key, due_at, skip }) => [key.split(':').at(-1), due_at, skip])

describe('reminders follow from the visit', () => {
  test('each side, each lead, one key', () => {
    const desired = desiredReminders(visit)
    expect(desired.map((entry) => [entry.key, entry.due_at])).toEqual([
      ['a1:3:visit_customer:1440m', '2026-11-23T15:00:00.000Z'],
      ['a1:3:visit_provider:1440m', '2026-11-23T15:00:00.000Z'],
      ['a1:3:visit_customer:120m', '2026-11-24T13:00:00.000Z'],
      ['a1:3:visit_provider:120m', '2026-11-24T13:00:00.000Z'],
    ])
  })
  test('a moved visit asks for others, a cancelled one for none', () => {
    const old = new Set(desiredReminders(visit).map((entry) => entry.key))
    const moved = desiredReminders({ ...visit, version: 4, start_iso: '2026-11-25T15:00:00Z' })
    expect(moved.some((entry) => old.has(entry.key))).toBe(false)
    expect(desiredReminders({ ...visit, state: 'other' })).toEqual([])
    expect(desiredReminders({ ...visit, start_iso: null })).toEqual([])
  })
  test.each(['EST', 'utc', 'Mars/Olympus', ''])('a zone that does not exist is said: %j', (time_zone) => {
    for (const state of ['scheduled', 'working', 'completed', 'quoted', 'other'] as const)
      expect(() => desiredReminders({ ...visit, state, time_zone })).toThrow(
        expect.objectContaining({ kind: 'INVALID', issues: [expect.objectContaining({ path: 'time_zone' })] }),
      )
  })
  test('without a zone nobody is written to: it could be night there', () => {
    expect(desiredReminders({ ...visit, time_zone: null })).toEqual([])
    expect(desiredReminders({ ...visit, time_zone: undefined })).toEqual([])
  })
  test.each([
    ['start_iso', { state: 'scheduled', start_iso: 'tomorrow' }],
    ['end_iso', { state: 'working', end_iso: '' }],
    ['completed_at', { state: 'completed', completed_at: '2026-13-01' }],
    ['quoted_at', { state: 'quoted', quoted_at: 'soon' }],
  ] as const)('a time that is none is said, where silence would follow from it: %s', (path, facts) => {
    expect(() => desiredReminders({ ...visit, ...facts })).toThrow(
      expect.objectContaining({ kind: 'INVALID', issues: [expect.objectContaining({ path })] }),
    )
  })
  test('quiet hours push it to the morning; too close to the visit it is skipped with its reason', () => {
    const early = desiredReminders({ ...visit, start_iso: '2026-11-24T13:15:00Z' }).find(
      (entry) => entry.key === 'a1:3:visit_customer:120m',
    )
    expect(early).toMatchObject({ due_at: '2026-11-24T13:00:00.000Z', skip: 'too close to the visit' })
  })
  test('booked inside the last lead: that one is due at once, the earlier one is skipped', () => {
    expect(toCustomer({ ...visit, booked_at: '2026-11-24T13:30:00Z' })).toEqual([
      ['1440m', '2026-11-24T13:30:00.000Z', 'passed before the visit was booked'],
      ['120m', '2026-11-24T13:30:00.000Z', undefined],
    ])
  })
  test('booked between two leads: the one that had passed is skipped, the other one comes in its time', () => {
    expect(toCustomer({ ...visit, booked_at: '2026-11-23T17:00:00Z' })).toEqual([
      ['1440m', '2026-11-23T17:00:00.000Z', 'passed before the visit was booked'],
      ['120m', '2026-11-24T13:00:00.000Z', undefined],
    ])
  })
  test('booked at night for the next morning: quiet hours push both to eight, one is sent', () => {
    // 22:00 for 09:00 in New York.
    const nine = { ...visit, start_iso: '2026-11-24T14:00:00Z' }
    expect(toCustomer({ ...nine, booked_at: '2026-11-24T03:00:00Z' })).toEqual([
      ['1440m', '2026-11-24T13:00:00.000Z', 'passed before the visit was booked'],
      ['120m', '2026-11-24T13:00:00.000Z', undefined],
    ])
  })
  test('of two that quiet hours push together the one nearest to the visit is sent', () => {
    // Both in the night before 10:00: at midnight and at six.
    const leads = [600, 240].map((minutes) => ({ kind: 'elapsed', minutes }) as const)
    expect(toCustomer(visit, { ...defaultReminderPolicy, visit_leads: leads })).toEqual([
      ['600m', '2026-11-24T13:00:00.000Z', 'the next one follows within the hour'],
      ['240m', '2026-11-24T13:00:00.000Z', undefined],
    ])
  })
  test('an hour apart is apart, a minute less is not; the same lead twice is one', () => {
    const policy = (...minutes: number[]) => ({
      ...defaultReminderPolicy,
      visit_leads: minutes.map((before) => ({ kind: 'elapsed', minutes: before }) as const),
    })
    expect(toCustomer(visit, policy(120, 60)).map(([, , skip]) => skip)).toEqual([undefined, undefined])
    expect(toCustomer(visit, policy(119, 60)).map(([, , skip]) => skip)).toEqual([
      'the next one follows within the hour',
      undefined,
    ])
    // Of three the middle one makes way for the last, and is none that the first one would make way for.
    expect(toCustomer(visit, policy(60, 105, 150)).map(([name, , skip]) => [name, skip])).toEqual([
      ['150m', undefined],
      ['105m', 'the next one follows within the hour'],
      ['60m', undefined],
    ])
    expect(toCustomer(visit, policy(60, 60))).toHaveLength(1)
  })
  test('one that comes too late to help takes no place: the one before it is sent', () => {
    const early = { ...visit, start_iso: '2026-11-24T13:15:00Z', booked_at: '2026-11-24T00:00:00Z' }
    expect(toCustomer(early)).toEqual([
      ['1440m', '2026-11-24T00:00:00.000Z', undefined],
      ['120m', '2026-11-24T13:00:00.000Z', 'too close to the visit'],
    ])
  })
  test('after an outage the earlier one makes way for the later one, and says so', () => {
    const verdicts = (now: string) =>
      desiredReminders(visit)
        .filter(({ recipient }) => recipient === 'customer')
        .map((reminder) => reminderVerdict(reminder, now))
    const [send, wait] = [{ verdict: 'send' }, { verdict: 'wait' }]
    const followed = { verdict: 'skip', reason: 'the next one says it' }
    expect(verdicts('2026-11-24T12:00:00Z')).toEqual([send, wait])
    expect(verdicts('2026-11-24T12:00:01Z')).toEqual([followed, wait])
    expect(verdicts('2026-11-24T13:30:00Z')).toEqual([followed, send])
    expect(verdicts('2026-11-24T14:31:00Z')).toEqual([followed, { verdict: 'skip', reason: 'no longer useful' }])
  })
  test('the evening before is the wall clock of the site', () => {
    const policy = {
      visit_leads: [{ kind: 'wall_clock', days_before: 1, time: '18:00' }],
      useful_minutes: 30,
      completion_nudge_minutes: 60,
      verification_nudge_hours: [],
      quote_follow_up_hours: [],
    } as const
    const [first] = desiredReminders({ ...visit, start_iso: '2026-11-01T14:00:00Z' }, policy)
    expect(first).toMatchObject({ key: 'a1:3:visit_customer:1d@18:00', due_at: '2026-10-31T22:00:00.000Z' })
  })
  test('nudges', () => {
    expect(desiredReminders({ ...visit, state: 'working', end_iso: '2026-11-24T17:00:00Z' })).toMatchObject([
      { kind: 'completion_nudge', recipient: 'provider', due_at: '2026-11-24T18:00:00.000Z' },
    ])
    expect(desiredReminders({ ...visit, state: 'completed', completed_at: '2026-11-24T17:00:00Z' })).toHaveLength(2)
    expect(
      desiredReminders({
        ...visit,
        state: 'completed',
        completed_at: '2026-11-24T17:00:00Z',
        verified_at: '2026-11-24T18:00:00Z',
      }),
    ).toEqual([])
    expect(desiredReminders({ ...visit, state: 'quoted', quoted_at: '2026-11-24T17:00:00Z' })).toMatchObject([
      { kind: 'quote_follow_up' },
      { kind: 'quote_follow_up' },
    ])
    expect(desiredReminders({ ...visit, state: 'quoted' })).toEqual([])
  })
  test('after an outage what is still useful is sent, the rest skipped with its reason', () => {
    const [dayBefore] = desiredReminders(visit)
    if (dayBefore === undefined) throw new Error('a reminder is desired')
    expect(reminderVerdict(dayBefore, '2026-11-23T14:59:00Z')).toEqual({ verdict: 'wait' })
    expect(reminderVerdict(dayBefore, '2026-11-23T20:00:00Z')).toEqual({ verdict: 'send' })
    expect(reminderVerdict(dayBefore, '2026-11-24T14:31:00Z')).toEqual({
      verdict: 'skip',
      reason: 'the next one says it',
    })
    expect(reminderVerdict({ ...dayBefore, skip: 'why' }, '2026-11-23T14:00:00Z')).toEqual({
      verdict: 'skip',
      reason: 'why',
    })
  })
})

describe("the customer's card", () => {
  const now = '2026-11-21T12:00:00Z'
  test('a hold must outlive the visit and the time to answer', () => {
    expect(chargeStep('prepaid', null, now)).toEqual({ step: 'captured' })
    expect(chargeStep('authorize_then_capture', null, now)).toEqual({ step: 'authorize' })
    expect(chargeStep('authorize_then_capture', '2026-11-25T12:00:00Z', now)).toEqual({ step: 'authorize' })
    expect(chargeStep('authorize_then_capture', '2026-11-25T12:01:00Z', now)).toEqual({
      step: 'save_method',
      authorize_at: '2026-11-24T12:01:00.000Z',
    })
  })
  test('a watcher acts before a hold lapses', () => {
    expect(holdDeadline(now)).toEqual({ lapses_at: '2026-11-28T12:00:00.000Z', act_at: '2026-11-27T12:00:00.000Z' })
    expect(autoVerifyAt(now)).toBe('2026-11-24T12:00:00.000Z')
  })
})

describe('a reminder says for whom, how and how long it helps', () => {
  test('of a visit', () => {
    expect(desiredReminders(visit).slice(0, 2)).toEqual([
      {
        key: 'a1:3:visit_customer:1440m',
        kind: 'visit_customer',
        recipient: 'customer',
        template: 'visit_reminder',
        due_at: '2026-11-23T15:00:00.000Z',
        useful_until: '2026-11-24T12:00:00.000Z',
        followed_by: 'a1:3:visit_customer:120m',
      },
      {
        key: 'a1:3:visit_provider:1440m',
        kind: 'visit_provider',
        recipient: 'provider',
        template: 'visit_reminder',
        due_at: '2026-11-23T15:00:00.000Z',
        useful_until: '2026-11-24T12:00:00.000Z',
        followed_by: 'a1:3:visit_provider:120m',
      },
    ])
  })
  test('of work that waits for an answer', () => {
    expect(desiredReminders({ ...visit, state: 'completed', completed_at: '2026-11-24T17:00:00Z' })).toEqual([
      {
        key: 'a1:3:verification_nudge:24h',
        kind: 'verification_nudge',
        recipient: 'customer',
        template: 'verification_nudge',
        due_at: '2026-11-25T17:00:00.000Z',
        useful_until: '2026-11-26T16:00:00.000Z',
        followed_by: 'a1:3:verification_nudge:48h',
      },
      {
        key: 'a1:3:verification_nudge:48h',
        kind: 'verification_nudge',
        recipient: 'customer',
        template: 'verification_nudge',
        due_at: '2026-11-26T17:00:00.000Z',
        useful_until: '2026-11-27T17:00:00.000Z',
      },
    ])
    expect(desiredReminders({ ...visit, state: 'quoted', quoted_at: '2026-11-24T17:00:00Z' })[0]).toMatchObject({
      key: 'a1:3:quote_follow_up:24h',
      recipient: 'customer',
    })
  })
  test('at the very moment it is sent, and as long as it helps', () => {
    const [first] = desiredReminders(visit)
    if (first === undefined) throw new Error('a reminder is desired')
    expect(reminderVerdict(first, first.due_at).verdict).toBe('send')
    expect(reminderVerdict(first, first.useful_until).verdict).toBe('send')
  })
  test('due when it stops helping is not too late', () => {
    const policy = { ...defaultReminderPolicy, visit_leads: [{ kind: 'elapsed', minutes: 30 }] } as const
    const [first] = desiredReminders(visit, policy)
    expect(first?.due_at).toBe(first?.useful_until)
    expect(first).not.toHaveProperty('skip')
  })
  test('a visit before 1970 is reminded of as well', () => {
    const policy = { ...defaultReminderPolicy, visit_leads: [{ kind: 'elapsed', minutes: 60 }] } as const
    expect(desiredReminders({ ...visit, start_iso: '1969-12-30T18:00:00Z' }, policy)[0]?.due_at).toBe(
      '1969-12-30T17:00:00.000Z',
    )
  })
})

test('a card is authorized later, never in the past', () => {
  expect(chargeStep('authorize_then_capture', '2026-12-24T12:00:00Z', '2026-11-21T12:00:00Z')).toEqual({
    step: 'save_method',
    authorize_at: '2026-12-23T12:00:00.000Z',
  })
})
