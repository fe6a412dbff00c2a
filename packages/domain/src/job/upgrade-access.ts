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

/** Access details with what could be read of them; null when they are no object. */
export function upgradeAccess(stored: unknown): AccessDetails | null {
  if (!isBag(stored)) return null
  const { building, unit, gate_code, adult_present, hours, ...others } = stored
  const known = buildings.get(asKey(building) ?? '')
  const where = asText(unit)
  const code = asText(gate_code)
  const from = isBag(hours) ? hours['from'] : null
  const to = isBag(hours) ? hours['to'] : null
  return {
    ...others,
    ...(known === undefined ? {} : { building: known }),
    ...(where === null ? {} : { unit: where }),
    ...(code === null ? {} : { gate_code: code }),
    ...(typeof adult_present === 'boolean' ? { adult_present } : {}),
    ...(typeof from === 'string' && typeof to === 'string' ? { hours: { from, to } } : {}),
  }
}
