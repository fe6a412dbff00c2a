import { describe, expect, test } from 'vitest'
import { atWallTime, wallClock } from '../../src/index.ts'

/** Every zone that a US site can be in, those of counties included. */
const zones = [
  'America/New_York',
  'America/Detroit',
  'America/Kentucky/Louisville',
  'America/Kentucky/Monticello',
  'America/Indiana/Indianapolis',
  'America/Indiana/Vincennes',
  'America/Indiana/Winamac',
  'America/Indiana/Marengo',
  'America/Indiana/Petersburg',
  'America/Indiana/Vevay',
  'America/Indiana/Tell_City',
  'America/Indiana/Knox',
  'America/Chicago',
  'America/Menominee',
  'America/North_Dakota/Center',
  'America/North_Dakota/New_Salem',
  'America/North_Dakota/Beulah',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Juneau',
  'America/Sitka',
  'America/Metlakatla',
  'America/Yakutat',
  'America/Nome',
  'America/Adak',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
  'Pacific/Pago_Pago',
]

/** The n-th Sunday of a month, as a date. */
function sunday(year: number, month: number, nth: number): Date {
  const first = new Date(Date.UTC(year, month - 1, 1))
  return new Date(Date.UTC(year, month - 1, 1 + ((7 - first.getUTCDay()) % 7) + 7 * (nth - 1)))
}
const changes = Array.from({ length: 12 }, (_, index) => 2024 + index).flatMap((year) => [
  sunday(year, 3, 2),
  sunday(year, 11, 1),
])

/** The runtime's own view of an instant in a zone: an independent source. */
function intlClock(zone: string): (at: number) => { date: string; time: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]))
    return { date: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` }
  }
}

describe('all US zones × every clock change 2024-2035 × every hour around it, against Intl', () => {
  test.each(zones.map((zone) => [zone]))('%s', (zone) => {
    const seen = intlClock(zone)
    const wrong: unknown[] = []
    for (const day of changes) {
      // From the evening before to the night after, so that the change is inside in every zone.
      for (let hour = -12; hour <= 36; hour += 1) {
        const at = day.getTime() + hour * 3_600_000
        const ours = wallClock(at, zone)
        const theirs = seen(at)
        const offset = (Date.parse(`${theirs.date}T${theirs.time}:00Z`) - at) / 60_000
        if (ours.date !== theirs.date || ours.time !== theirs.time || ours.offset_minutes !== offset)
          wrong.push({ at, ours, theirs })
        // And back: the wall time names this instant, or its twin in a fold.
        const instant = new Date(at).toISOString()
        const back = atWallTime(ours.date, ours.time, zone)
        if (back !== instant && atWallTime(ours.date, ours.time, zone, { gap: 'refuse', fold: 'second' }) !== instant) {
          wrong.push({ at, ours, back })
        }
      }
    }
    expect(wrong).toEqual([])
  })
  test('twenty-four changes were looked at', () => {
    expect(changes.map((day) => day.toISOString().slice(0, 10))).toEqual(
      expect.arrayContaining(['2026-03-08', '2026-11-01', '2027-03-14', '2027-11-07']),
    )
    expect(changes).toHaveLength(24)
  })
})
