import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultReminderPolicy, desiredReminders, reminderVerdict } from '../../src/index.ts'
import type { DesiredReminder, Lead, ReminderPolicy, VisitFacts } from '../../src/index.ts'

const HOUR = 3_600_000
const zones = [
  'America/New_York',
  'America/Phoenix',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
]
/** Two years around both clock changes of each zone, to the second. */
const instant = fc.integer({ min: 1_767_225_600, max: 1_830_297_600 }).map((s) => new Date(s * 1000).toISOString())
const before = (at: string, ms: number) => new Date(Date.parse(at) - ms).toISOString()

const lead: fc.Arbitrary<Lead> = fc.oneof(
  fc.record({ kind: fc.constant('elapsed' as const), minutes: fc.integer({ min: 0, max: 4 * 1440 }) }),
  fc.record({
    kind: fc.constant('wall_clock' as const),
    days_before: fc.nat(3),
    time: fc.constantFrom('00:00', '02:30', '07:59', '08:00', '18:00', '20:59', '21:00'),
  }),
)
const policy: fc.Arbitrary<ReminderPolicy> = fc.oneof(
  fc.constant(defaultReminderPolicy),
  fc.record({
    visit_leads: fc.array(lead, { maxLength: 6 }),
    useful_minutes: fc.nat(120),
    completion_nudge_minutes: fc.nat(240),
    verification_nudge_hours: fc.array(fc.nat(96), { maxLength: 4 }),
    quote_follow_up_hours: fc.array(fc.nat(96), { maxLength: 4 }),
  }),
)
const visit: fc.Arbitrary<VisitFacts> = fc
  .record({
    at: instant,
    notice: fc.option(fc.integer({ min: -HOUR, max: 96 * HOUR }), { nil: null }),
    state: fc.constantFrom('scheduled', 'working', 'completed', 'quoted'),
    time_zone: fc.constantFrom(...zones),
  })
  .map(({ at, notice, state, time_zone }) => ({
    assignment_id: 'a',
    version: 1,
    state,
    time_zone,
    start_iso: at,
    end_iso: at,
    completed_at: at,
    quoted_at: at,
    booked_at: notice === null ? null : before(at, notice),
  }))

/** What goes to one person by one way: at most one of these at a time. */
const groups = (desired: readonly DesiredReminder[]) =>
  Object.values(Object.groupBy(desired, ({ kind, recipient }) => `${kind} ${recipient}`)).map((group) => group ?? [])
const runs = { numRuns: 400 }

describe('whatever is booked, for when, where and with which leads', () => {
  test('no two that go out to one person are due within the hour, and each has a key of its own', () => {
    fc.assert(
      fc.property(visit, policy, (facts, rules) => {
        const desired = desiredReminders(facts, rules)
        expect(new Set(desired.map(({ key }) => key)).size).toBe(desired.length)
        for (const group of groups(desired)) {
          const due = group.filter(({ skip }) => skip === undefined).map(({ due_at }) => Date.parse(due_at))
          const sorted = due.toSorted((a, b) => a - b)
          for (const [index, at] of sorted.slice(1).entries())
            expect(at - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(HOUR)
        }
      }),
      runs,
    )
  })
  test('after an outage of any length at most one is sent, every other one has its reason or its time is to come', () => {
    fc.assert(
      fc.property(visit, policy, fc.integer({ min: -100 * HOUR, max: 120 * HOUR }), (facts, rules, away) => {
        const now = before(facts.start_iso ?? '', away)
        for (const group of groups(desiredReminders(facts, rules))) {
          const verdicts = group.map((reminder) => reminderVerdict(reminder, now))
          expect(verdicts.filter(({ verdict }) => verdict === 'send').length).toBeLessThanOrEqual(1)
          for (const { verdict, reason } of verdicts) if (verdict === 'skip') expect(reason).toBeTruthy()
        }
      }),
      runs,
    )
  })
  test('a worker that is away now and then sends one person nothing twice within the hour', () => {
    fc.assert(
      fc.property(
        visit,
        policy,
        fc.array(fc.integer({ min: 1, max: 30 * HOUR }), { maxLength: 12 }),
        (facts, rules, pauses) => {
          for (const group of groups(desiredReminders(facts, rules))) {
            const left = new Set(group)
            const sent: number[] = []
            let now = Date.parse(facts.start_iso ?? '') - 120 * HOUR
            for (const pause of [...pauses, 1, 400 * HOUR]) {
              now += pause
              for (const reminder of left) {
                const { verdict } = reminderVerdict(reminder, now)
                if (verdict === 'wait') continue
                left.delete(reminder)
                if (verdict === 'send') sent.push(now)
              }
            }
            expect(left.size).toBe(0)
            for (const [index, at] of sent.slice(1).entries())
              expect(at - (sent[index] ?? 0)).toBeGreaterThanOrEqual(HOUR)
          }
        },
      ),
      runs,
    )
  })
  test('who is told in time at all is told: with the usual leads the last one that helps is never skipped for another', () => {
    fc.assert(
      fc.property(visit, (facts) => {
        for (const group of groups(desiredReminders(facts))) {
          const helps = group.filter(({ skip }) => skip !== 'too close to the visit')
          if (helps.length > 0) expect(helps.some(({ skip }) => skip === undefined)).toBe(true)
        }
      }),
      runs,
    )
  })
})
