/** A place as the database holds it; null where it is not known. */
export type Place = { lat: string | number | null; lng: string | number | null }

const EARTH_KM = 6371

/** The way between two places along the surface, in kilometres. Null where one of them is not known. */
export function kmBetween(from: Place, to: Place): number | null {
  const known = [from.lat, from.lng, to.lat, to.lng].map((degrees) => (degrees === null ? Number.NaN : Number(degrees)))
  const [fromLat = 0, fromLng = 0, toLat = 0, toLng = 0] = known.map((degrees) => (degrees * Math.PI) / 180)
  const half = (a: number, b: number) => Math.sin((b - a) / 2) ** 2
  const chord = half(fromLat, toLat) + Math.cos(fromLat) * Math.cos(toLat) * half(fromLng, toLng)
  const km = 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
  return Number.isNaN(km) ? null : km
}
