import { describe, expect, test } from 'vitest'
import { formatAgo, formatDay, formatTimes, formatWindow, wallToInstant } from '../src/time.tsx'

const newYork = 'America/New_York'
const now = Date.parse('2026-11-21T17:00:00Z')

describe('a visit in the zone of the house', () => {
  test('is named by the day there, not here', () => {
    expect(formatDay('2026-11-22T03:00:00Z', newYork, now)).toBe('Today')
    expect(formatDay('2026-11-22T03:00:00Z', 'Asia/Tokyo', now)).toBe('Today')
    expect(formatDay('2026-11-22T15:00:00Z', newYork, now)).toBe('Tomorrow')
    expect(formatDay('2026-11-26T15:00:00Z', newYork, now)).toBe('Thu')
    expect(formatDay('2027-01-04T15:00:00Z', newYork, now)).toBe('Mon, Jan 4, 2027')
  })

  test('drops what repeats itself', () => {
    expect(formatTimes('2026-11-21T19:00:00Z', '2026-11-21T21:00:00Z', newYork)).toBe('2–4 PM')
    expect(formatTimes('2026-11-21T16:30:00Z', '2026-11-21T18:00:00Z', newYork)).toBe('11:30 AM–1 PM')
    expect(formatWindow('2026-11-21T19:00:00Z', '2026-11-21T21:00:00Z', newYork, now)).toMatch(/^Today 2–4 PM/)
  })
})

describe('wall time as an instant', () => {
  test('follows the clock change of that very day', () => {
    expect(wallToInstant('2026-10-31', '09:00', newYork)).toBe('2026-10-31T13:00:00.000Z')
    expect(wallToInstant('2026-11-01', '09:00', newYork)).toBe('2026-11-01T14:00:00.000Z')
    expect(wallToInstant('2026-03-08', '09:00', newYork)).toBe('2026-03-08T13:00:00.000Z')
    expect(wallToInstant('2026-07-01', '09:00', 'America/Phoenix')).toBe('2026-07-01T16:00:00.000Z')
  })
})

test('how long ago', () => {
  expect(formatAgo('2026-11-21T16:59:40Z', now)).toBe('just now')
  expect(formatAgo('2026-11-21T16:52:00Z', now)).toBe('8 min ago')
  expect(formatAgo('2026-11-21T20:00:00Z', now)).toBe('in 3 h')
})
