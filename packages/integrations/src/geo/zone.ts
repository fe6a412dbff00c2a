import { find, setCache } from 'geo-tz'

import { TileCache } from './tile-cache.ts'

/**
 * geo-tz answers from the real boundaries (Hopi land inside the Navajo Nation included), reading one tile of its file
 * at a time. By default it keeps every tile for ever; these many suffice for the places that a company serves.
 */
setCache({ store: new TileCache(128) })

/**
 * The IANA zone of a place on earth, from its coordinates in degrees (never from a state or ZIP).
 * Null for what is no place: out of range, not a number, at sea.
 */
export function zoneAt(lat: number, lng: number): string | null {
  if (!isPlace(lat, lng)) return null
  const zone = find(lat, lng)[0]
  return zone === undefined || zone.startsWith('Etc/') ? null : zone
}

/** Whether these are coordinates on earth. 0,0 is a missing value that lost its way. */
export function isPlace(lat: number, lng: number): boolean {
  return (
    Number.isFinite(lat) &&
    Number.isFinite(lng) &&
    Math.abs(lat) <= 90 &&
    Math.abs(lng) <= 180 &&
    !(lat === 0 && lng === 0)
  )
}
