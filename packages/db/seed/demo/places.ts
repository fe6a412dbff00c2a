import type { Random } from './random.ts'

export type Site = {
  service_address: string
  service_city: string
  service_state: string
  service_zip: string
  geo_lat: string
  geo_lng: string
  time_zone: string
}

type Quarter = {
  city: string
  state: string
  zip: string
  lat: number
  lng: number
  zone: string
  streets: readonly string[]
}

const eastern = 'America/New_York'
const central = 'America/Chicago'
const arizona = 'America/Phoenix'

/** Streets that exist, with the rough middle of their quarter. House numbers are made up. */
export const quarters = {
  atlanta: [
    {
      city: 'Atlanta',
      state: 'GA',
      zip: '30309',
      lat: 33.7895,
      lng: -84.3799,
      zone: eastern,
      streets: ['Piedmont Avenue NE', 'Peachtree Street NE', 'Juniper Street NE'],
    },
    {
      city: 'Atlanta',
      state: 'GA',
      zip: '30306',
      lat: 33.7866,
      lng: -84.3519,
      zone: eastern,
      streets: ['North Highland Avenue NE', 'Virginia Avenue NE', 'Ponce de Leon Avenue NE'],
    },
    {
      city: 'Atlanta',
      state: 'GA',
      zip: '30318',
      lat: 33.7918,
      lng: -84.4312,
      zone: eastern,
      streets: ['Howell Mill Road NW', 'Marietta Street NW'],
    },
    {
      city: 'Atlanta',
      state: 'GA',
      zip: '30316',
      lat: 33.7312,
      lng: -84.3364,
      zone: eastern,
      streets: ['Memorial Drive SE', 'Flat Shoals Avenue SE'],
    },
    {
      city: 'Decatur',
      state: 'GA',
      zip: '30030',
      lat: 33.7748,
      lng: -84.2963,
      zone: eastern,
      streets: ['Clairemont Avenue', 'West Ponce de Leon Avenue'],
    },
    {
      city: 'Marietta',
      state: 'GA',
      zip: '30060',
      lat: 33.9526,
      lng: -84.5499,
      zone: eastern,
      streets: ['Roswell Street', 'Church Street'],
    },
    {
      city: 'Sandy Springs',
      state: 'GA',
      zip: '30328',
      lat: 33.9304,
      lng: -84.3733,
      zone: eastern,
      streets: ['Roswell Road', 'Glenridge Drive'],
    },
  ],
  nashville: [
    {
      city: 'Nashville',
      state: 'TN',
      zip: '37206',
      lat: 36.1789,
      lng: -86.7419,
      zone: central,
      streets: ['Gallatin Avenue', 'Woodland Street', 'Eastland Avenue'],
    },
    {
      city: 'Nashville',
      state: 'TN',
      zip: '37212',
      lat: 36.1336,
      lng: -86.8004,
      zone: central,
      streets: ['Belmont Boulevard', '21st Avenue South'],
    },
    {
      city: 'Nashville',
      state: 'TN',
      zip: '37209',
      lat: 36.1532,
      lng: -86.8515,
      zone: central,
      streets: ['Charlotte Avenue', 'White Bridge Pike'],
    },
    {
      city: 'Franklin',
      state: 'TN',
      zip: '37064',
      lat: 35.9251,
      lng: -86.8689,
      zone: central,
      streets: ['Columbia Avenue', 'Murfreesboro Road'],
    },
  ],
  knoxville: [
    {
      city: 'Knoxville',
      state: 'TN',
      zip: '37919',
      lat: 35.9279,
      lng: -84.001,
      zone: eastern,
      streets: ['Kingston Pike', 'Sutherland Avenue'],
    },
    {
      city: 'Knoxville',
      state: 'TN',
      zip: '37917',
      lat: 35.9912,
      lng: -83.9207,
      zone: eastern,
      streets: ['North Broadway', 'Central Street'],
    },
  ],
  phoenix: [
    {
      city: 'Phoenix',
      state: 'AZ',
      zip: '85016',
      lat: 33.5093,
      lng: -112.0287,
      zone: arizona,
      streets: ['East Camelback Road', 'North 24th Street'],
    },
    {
      city: 'Phoenix',
      state: 'AZ',
      zip: '85013',
      lat: 33.5103,
      lng: -112.0832,
      zone: arizona,
      streets: ['West Indian School Road', 'North 7th Avenue'],
    },
    {
      city: 'Scottsdale',
      state: 'AZ',
      zip: '85251',
      lat: 33.4942,
      lng: -111.9261,
      zone: arizona,
      streets: ['North Scottsdale Road', 'East Thomas Road'],
    },
    {
      city: 'Tempe',
      state: 'AZ',
      zip: '85281',
      lat: 33.4255,
      lng: -111.94,
      zone: arizona,
      streets: ['South Mill Avenue', 'East Apache Boulevard'],
    },
    {
      city: 'Mesa',
      state: 'AZ',
      zip: '85201',
      lat: 33.4152,
      lng: -111.8315,
      zone: arizona,
      streets: ['West Main Street', 'North Country Club Drive'],
    },
  ],
} as const satisfies Record<string, readonly Quarter[]>

export type Area = keyof typeof quarters
export type BranchId = 'atlanta' | 'nashville' | 'phoenix'

export const branches = [
  { branch_id: 'atlanta', name: 'Home2Smart Atlanta', city: 'Atlanta', time_zone: eastern, phone: '+14045550100' },
  {
    branch_id: 'nashville',
    name: 'Home2Smart Nashville',
    city: 'Nashville',
    time_zone: central,
    phone: '+16155550100',
  },
  { branch_id: 'phoenix', name: 'Home2Smart Phoenix', city: 'Phoenix', time_zone: arizona, phone: '+16025550100' },
] as const

/** Knoxville is served from Nashville, an hour behind it. */
export const branchOf = (area: Area): BranchId => (area === 'knoxville' ? 'nashville' : area)

export function siteIn(area: Area, random: Random): Site {
  const quarter: Quarter = random.pick<Quarter>(quarters[area])
  const near = (middle: number) => (middle + (random.next() - 0.5) * 0.03).toFixed(6)
  return {
    service_address: `${random.between(11, 2989)} ${random.pick(quarter.streets)}`,
    service_city: quarter.city,
    service_state: quarter.state,
    service_zip: quarter.zip,
    geo_lat: near(quarter.lat),
    geo_lng: near(quarter.lng),
    time_zone: quarter.zone,
  }
}
