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
    expect(desiredReminders({ ...visit, time_zone: 'EST' })).toEqual([])
  })
  test('quiet hours push it to the morning; too close to the visit it is skipped with its reason', () => {
    const early = desiredReminders({ ...visit, start_iso: '2026-11-24T13:15:00Z' }).find(
      (entry) => entry.key === 'a1:3:visit_customer:120m',
    )
    expect(early).toMatchObject({ due_at: '2026-11-24T13:00:00.000Z', skip: 'too close to the visit' })
  })
  test('booked inside the lead: due at once', () => {
    const due = desiredReminders({ ...visit, booked_at: '2026-11-24T12:00:00Z' }).map((entry) => entry.due_at)
    expect(due.slice(0, 2)).toEqual(['2026-11-24T13:00:00.000Z', '2026-11-24T13:00:00.000Z'])
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
    expect(reminderVerdict(dayBefore, '2026-11-24T14:31:00Z')).toEqual({ verdict: 'skip', reason: 'no longer useful' })
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
        useful_until: '2026-11-24T14:30:00.000Z',
      },
      {
        key: 'a1:3:visit_provider:1440m',
        kind: 'visit_provider',
        recipient: 'provider',
        template: 'visit_reminder',
        due_at: '2026-11-23T15:00:00.000Z',
        useful_until: '2026-11-24T14:30:00.000Z',
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
        useful_until: '2026-11-26T17:00:00.000Z',
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
