import { asKey } from '../catalogue/item-words.ts'
import { isBag } from '../stored/json.ts'
import { asText } from '../stored/values.ts'
import type { AccessDetails } from './metadata.ts'

const buildings = new Map<string, NonNullable<AccessDetails['building']>>([
  ['apartment', 'flat'],
  ['condo', 'flat'],
  ['flat', 'flat'],
  ['gated', 'gated'],
  ['house', 'house'],
  ['business', 'business'],
])

/** A time of the day as `HH:MM`, `9:00` written out and 24:00 as an end; null when it is none. */
export function readTime(value: unknown): string | null {
  const match = typeof value === 'string' ? /^\s*(\d\d?):([0-5]\d)\s*$/.exec(value) : null
  const time = match === null ? '' : `${(match[1] ?? '').padStart(2, '0')}:${match[2]}`
  return time !== '' && time <= '24:00' ? time : null
}

/** Hours of a site as `HH:MM`, `9:00` written out; null when an end of them cannot be read. */
export function readHours(stored: unknown): NonNullable<AccessDetails['hours']> | null {
  const from = isBag(stored) ? readTime(stored['from']) : null
  const to = isBag(stored) ? readTime(stored['to']) : null
  return from === null || to === null ? null : { from, to }
}

/** Access details with what could be read of them; null when they are no object. */
export function upgradeAccess(stored: unknown): AccessDetails | null {
  if (!isBag(stored)) return null
  const { building, unit, gate_code, adult_present, hours, ...others } = stored
  const known = buildings.get(asKey(building) ?? '')
  const where = asText(unit)
  const code = asText(gate_code)
  const open = readHours(hours)
  return {
    ...others,
    ...(known === undefined ? {} : { building: known }),
    ...(where === null ? {} : { unit: where }),
    ...(code === null ? {} : { gate_code: code }),
    ...(typeof adult_present === 'boolean' ? { adult_present } : {}),
    ...(open === null ? {} : { hours: open }),
  }
}
