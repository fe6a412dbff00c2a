import { describe, expect, it } from 'vitest'

import { distanceKm } from '../../src/geo/distance.ts'
import { TileCache } from '../../src/geo/tile-cache.ts'
import { zoneAt } from '../../src/geo/zone.ts'

describe('the zone of a place', () => {
  it.each([
    ['Phoenix AZ', 33.4484, -112.074, 'America/Phoenix'],
    ['Window Rock AZ, Navajo Nation', 35.6806, -109.0526, 'America/Denver'],
    ['Kykotsmovi AZ, Hopi land inside it', 35.8731, -110.6218, 'America/Phoenix'],
    ['Tuba City AZ, Navajo', 36.135, -111.2399, 'America/Denver'],
    ['Moenkopi AZ, Hopi, two miles away', 36.1111, -111.2226, 'America/Phoenix'],
    ['Nashville TN', 36.1627, -86.7816, 'America/Chicago'],
    ['Knoxville TN', 35.9606, -83.9207, 'America/New_York'],
    ['Chattanooga TN', 35.0456, -85.3097, 'America/New_York'],
    ['Pensacola FL', 30.4213, -87.2169, 'America/Chicago'],
    ['Tallahassee FL', 30.4383, -84.2807, 'America/New_York'],
    ['El Paso TX', 31.7619, -106.485, 'America/Denver'],
    ['Dallas TX', 32.7767, -96.797, 'America/Chicago'],
    ['Gary IN', 41.5934, -87.3464, 'America/Chicago'],
    ['Indianapolis IN', 39.7684, -86.1581, 'America/Indiana/Indianapolis'],
    ['Louisville KY', 38.2527, -85.7585, 'America/Kentucky/Louisville'],
    ['Bowling Green KY', 36.9685, -86.4808, 'America/Chicago'],
    ['Boise ID', 43.615, -116.2023, 'America/Boise'],
    ["Coeur d'Alene ID", 47.6777, -116.7805, 'America/Los_Angeles'],
    ['Ontario OR', 44.0266, -116.9629, 'America/Boise'],
    ['Honolulu HI', 21.3069, -157.8583, 'Pacific/Honolulu'],
    ['Anchorage AK', 61.2181, -149.9003, 'America/Anchorage'],
    ['Columbus GA', 32.461, -84.9877, 'America/New_York'],
    // Alabama by law is Central; the town keeps the time of Columbus across the river, and so do the boundaries.
    ['Phenix City AL', 32.471, -85.0008, 'America/New_York'],
    ['Opelika AL, the next town', 32.6454, -85.3783, 'America/Chicago'],
    ['Atlanta GA', 33.749, -84.388, 'America/New_York'],
  ])('%s', (_name, lat, lng, zone) => {
    expect(zoneAt(lat, lng)).toBe(zone)
  })

  it.each([
    [91, 0],
    [Number.NaN, 0],
    [Infinity, 1],
    [33, 181],
    [0, 0],
    [30, -150],
  ])('is null for %d, %d', (lat, lng) => {
    expect(zoneAt(lat, lng)).toBeNull()
  })
})

it('the tile cache forgets its oldest tile when it is full', () => {
  const cache = new TileCache(3)
  for (const key of ['a', 'b', 'c', 'a', 'd']) cache.set(key, key)
  expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual([undefined, 'b', 'c', 'd'])
  expect(cache.size).toBe(3)
})

describe('the distance of two places', () => {
  it('is that of the globe', () => {
    const atlanta = { lat: 33.749, lng: -84.388 }
    const nashville = { lat: 36.1627, lng: -86.7816 }
    expect(distanceKm(atlanta, nashville)).toBeCloseTo(345.8, 0)
    expect(distanceKm(nashville, atlanta)).toBeCloseTo(distanceKm(atlanta, nashville), 9)
    expect(distanceKm(atlanta, atlanta)).toBe(0)
    expect(distanceKm({ lat: 0, lng: 0 }, { lat: 0, lng: 180 })).toBeCloseTo(20015.1, 0)
  })
})
