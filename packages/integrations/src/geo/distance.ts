const EARTH_RADIUS_KM = 6371.0088

export type Place = { lat: number; lng: number }

/** Great-circle distance in kilometres (haversine); the earth's flattening is ignored, which costs at most half a percent. */
export function distanceKm(from: Place, to: Place): number {
  const half =
    haversin(radians(to.lat - from.lat)) +
    Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * haversin(radians(to.lng - from.lng))
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)))
}

function haversin(angle: number): number {
  return Math.sin(angle / 2) ** 2
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
