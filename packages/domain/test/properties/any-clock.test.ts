import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  cancellationFee,
  checkWindow,
  evaluatePainFlags,
  formatWindow,
  generateOrderPlan,
  hoursUntil,
  overlaps,
  parseJobMetadata,
  readEpoch,
  refreshMetadata,
  toInstant,
} from '../../src/index.ts'
import { anyJob } from './arbitrary.ts'

/** Far east, far west, half hours, and none. */
const clocks = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']
const now = '2026-11-21T12:00:00Z'

/** Times as systems write them, with and without an offset. */
const anyTime = fc
  .tuple(
    fc.constantFrom('2026-11-21', '2026-02-30', '2026-11-22', 'Nov 21 2026', '2026/11/21', '1764', '21.11.2026'),
    fc.constantFrom('', 'T', ' '),
    fc.constantFrom('', '12:00', '12:00:00', '23:59:59.999', '12:00:00.123456', '24:00'),
    fc.constantFrom('', '', 'Z', '+00', '+05:30', '-0500', ' GMT', ' EST'),
  )
  .map((parts) => parts.join(''))

/** What a function answers, its refusal included. */
const answerOf = (ask: () => unknown): unknown => {
  try {
    return ask()
  } catch (error) {
    return String(error)
  }
}

let before: string | undefined
beforeEach(() => {
  before = process.env['TZ']
})
afterEach(() => {
  if (before === undefined) delete process.env['TZ']
  else process.env['TZ'] = before
})

const onEachClock = (ask: () => unknown): unknown[] =>
  clocks.map((clock) => {
    process.env['TZ'] = clock
    return ask()
  })

test('the clock of this machine can be set, so that the next one says something', () => {
  const shown = onEachClock(() => new Date('2026-11-21T12:00:00Z').toString())
  expect(new Set(shown).size).toBe(clocks.length)
})

test('no answer depends on the clock of the machine', () => {
  fc.assert(
    fc.property(anyJob, anyTime, anyTime, anyTime, (job, start_iso, end_iso, time) => {
      const window = { start_iso, end_iso }
      const flag = { flag: 'SCOPE_MISMATCH', added_at: time, resolved_at: time, waived_until: time }
      const order_plan = { components: [], created_at: time }
      const document = { pain_flags: [flag], order_plan, audit_log: [{ action: 'x', timestamp: time }] }
      const visit = { ...job, ...window, created_at: time, disputed_at: time, metadata: document }
      const terms = { ...window, labour_cents: 19_900, booked_at: time, time_zone: 'America/New_York' }
      const asked: readonly (() => unknown)[] = [
        () => readEpoch(time),
        () => toInstant(time),
        () => hoursUntil(start_iso, now),
        () => checkWindow(window),
        () => overlaps(window, { start_iso: '2026-11-21T00:00:00Z', end_iso: '2026-11-22T00:00:00Z' }),
        () => formatWindow({ ...window, time_zone: 'America/New_York', now }),
        () => cancellationFee(terms, now),
        () => parseJobMetadata(document),
        () => evaluatePainFlags(visit, now),
        () => refreshMetadata(visit, now),
        () => generateOrderPlan(visit, now),
      ]
      const [first, ...others] = onEachClock(() => asked.map(answerOf))
      for (const other of others) expect(other).toEqual(first)
    }),
    { numRuns: 200 },
  )
})
