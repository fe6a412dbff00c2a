import { visitWindowBlockedBy } from '@h2s/domain'
import { cleanText } from './clean-text.ts'
import type { Gap } from './gap.ts'

/** Where the work is, and what else the shop's metadata says of the visit. */
export type Site = {
  service_id: string | null
  service_name: string | null
  address: string | null
  city: string | null
  state: string | null
  zip: string | null
  lat: number | null
  lng: number | null
  notes: string | null
  variant_code: string | null
  /** The way to the site, as the shop reckoned it. */
  travel_miles: number | null
}

/** Reads the contract's metadata keys. What is not there is null; coordinates come as a pair or not at all. */
export function readSite(metadata: ReadonlyMap<string, string>): Site {
  const text = (key: string, length?: number) => cleanText(metadata.get(key), length)
  const lat = degrees(metadata.get('geo_lat'), 90)
  const lng = degrees(metadata.get('geo_lng'), 180)
  const placed = lat !== null && lng !== null && !(lat === 0 && lng === 0)
  return {
    service_id: text('service_id', 100),
    service_name: text('service_name', 200),
    address: text('service_address', 300),
    city: text('service_city', 100),
    state: text('service_state', 100),
    zip: text('service_zip', 20),
    lat: placed ? lat : null,
    lng: placed ? lng : null,
    notes: text('notes_from_customer'),
    variant_code: text('variant_code', 100),
    travel_miles: miles(metadata.get('travel_miles')),
  }
}

function miles(written: string | undefined): number | null {
  return written !== undefined && /^\d{1,4}(?:\.\d{1,6})?$/.test(written.trim()) ? Number(written) : null
}

function degrees(written: string | undefined, limit: number): number | null {
  if (written === undefined || !/^[+-]?\d{1,3}(?:\.\d+)?$/.test(written.trim())) return null
  const value = Number(written)
  return Math.abs(value) <= limit ? Math.round(value * 1e6) / 1e6 : null
}

export type Window = { start_iso: string; end_iso: string }

/**
 * The window that the customer asked for, as instants. A time without an offset cannot be placed, and an end that is
 * not after the start is none: both are said, nothing is guessed.
 */
export function readWindow(
  metadata: ReadonlyMap<string, string>,
  minutes: number,
): { window: Window | null; gaps: Gap[] } {
  const [from, to] = [metadata.get('start_iso'), metadata.get('end_iso')]
  if (from === undefined && to === undefined) return { window: null, gaps: [] }
  const start = instant(from)
  const end = to === undefined && start !== null ? start + minutes * 60_000 : instant(to)
  if (start !== null && end !== null && end > start && end - start <= 7 * 86_400_000) {
    return { window: { start_iso: new Date(start).toISOString(), end_iso: new Date(end).toISOString() }, gaps: [] }
  }
  const said = [from, to]
    .map((part) => part ?? 'nothing')
    .join(' to ')
    .slice(0, 120)
  return {
    window: null,
    gaps: [
      {
        flag: 'SCHEDULE_CONFLICT',
        severity: 'HIGH',
        sentence: `The time that the customer asked for cannot be read: ${said}.`,
      },
    ],
  }
}

/** The same once it is known when it is asked: a window that no visit can have is not proposed, but said. */
export function fitWindow(window: Window | null, now: string): { window: Window | null; gaps: Gap[] } {
  const [first] = window === null ? [] : visitWindowBlockedBy(window, now)
  if (window === null || first === undefined) return { window, gaps: [] }
  const sentence = `The time that was asked for cannot be kept: ${window.start_iso} to ${window.end_iso}. ${first.message}.`
  return { window: null, gaps: [{ flag: 'SCHEDULE_CONFLICT', severity: 'HIGH', sentence }] }
}

function instant(written: string | undefined): number | null {
  if (
    written === undefined ||
    !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/.test(written.trim())
  )
    return null
  const text = written.trim()
  // A day that its month does not have is none; the engine would take it for one of the next month.
  const [year, month, day] = text.slice(0, 10).split('-').map(Number)
  if (new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day)).getUTCDate() !== day) return null
  const epoch = Date.parse(text)
  // Years that a calendar of visits can hold.
  return Number.isNaN(epoch) || epoch < Date.UTC(2000, 0) || epoch > Date.UTC(2100, 0) ? null : epoch
}
