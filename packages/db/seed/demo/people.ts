import type { Actor, Role } from '@h2s/domain'
import { branchOf, siteIn } from './places.ts'
import type { Area, BranchId } from './places.ts'
import type { Random } from './random.ts'

export type Pro = {
  pro_id: string
  name: string
  email: string
  phone: string
  branch_id: BranchId
  company_id: string
  city: string
  home_lat: string
  home_lng: string
  time_zone: string
  skills: string[]
  licences: string[]
  languages: string[]
  tier: 'new' | 'standard' | 'senior'
  max_daily_minutes: number
  active: boolean
  /** Where this provider is sent. */
  areas: Area[]
  user_id: string
}
export type Customer = {
  customer_id: string
  name: string
  email: string
  phone: string
  created_at: string
  area: Area
  user_id: string | null
}
export type User = {
  id: string
  name: string
  email: string
  role: Role
  pro_id: string | null
  customer_id: string | null
}

export type People = {
  companies: { company_id: string; name: string }[]
  pros: Pro[]
  customers: Customer[]
  users: User[]
  demoPro: Pro
  demoCustomer: Customer
  /** Who sits at the board of a branch. */
  dispatcher: (branch: BranchId) => Actor
  /** Who approves payouts: nobody who made one. */
  approver: Actor
}

/** The four sign-ins of the demo world; all share one password, shown on the sign-in pages. */
export const demoSignIns = [
  { email: 'admin@demo.test', role: 'admin', label: 'Admin' },
  { email: 'dispatcher@demo.test', role: 'dispatcher', label: 'Dispatcher' },
  { email: 'provider@demo.test', role: 'provider', label: 'Tech in Atlanta' },
  { email: 'customer@demo.test', role: 'customer', label: 'Customer' },
] as const satisfies readonly { email: string; role: Role; label: string }[]
export const demoPassword = 'home2smart-demo'

const tv = ['tv_mount', 'tv_large', 'tv_outdoor', 'tv_fireplace', 'audio', 'projector']
const home = ['doorbell', 'lock', 'thermostat', 'network', 'smart_home', 'garage', 'camera']

type Trait = Partial<Pick<Pro, 'skills' | 'licences' | 'languages' | 'tier'>>
const roster: readonly (readonly [string, Area, Trait])[] = [
  // The demo provider: every TV skill, Atlanta.
  ['Marcus Reed', 'atlanta', { skills: [...tv, ...home], tier: 'senior' }],
  // Two who usually go together.
  ['Priya Nair', 'atlanta', { skills: [...tv, 'lock', 'doorbell'] }],
  ['Deon Whitfield', 'atlanta', { skills: [...tv, 'camera'] }],
  [
    'Hannah Osei',
    'atlanta',
    { skills: [...home, 'tv_mount', 'camera_wired'], licences: ['low_voltage'], tier: 'senior' },
  ],
  ['Luis Herrera', 'atlanta', { skills: ['tv_mount', 'tv_large', ...home], languages: ['en', 'es'] }],
  ['Kayla Brooks', 'atlanta', { skills: ['tv_mount', 'doorbell', 'lock'], tier: 'new' }],
  ['Travis Boone', 'nashville', { skills: [...tv, ...home], tier: 'senior' }],
  ['Mei Tanaka', 'nashville', { skills: [...tv, 'lock', 'camera', 'thermostat'] }],
  ['Owen Carver', 'nashville', { skills: [...home, 'electrical', 'tv_mount'], licences: ['electrician'] }],
  ['Ruth Delaney', 'knoxville', { skills: [...tv, ...home] }],
  [
    'Javier Montoya',
    'phoenix',
    { skills: [...tv, ...home, 'camera_wired'], licences: ['low_voltage'], tier: 'senior' },
  ],
  // The third of those who go in twos.
  ['Anya Petrov', 'phoenix', { skills: [...tv, 'lock', 'doorbell'] }],
  ['Cole Ramsey', 'phoenix', { skills: [...tv, 'thermostat', 'network', 'lock', 'camera'] }],
  ['Nadia Farouk', 'phoenix', { skills: ['tv_mount', 'doorbell', 'lock', 'network'], tier: 'new' }],
]

const companyNames = ['Peachtree Mounting Co.', 'Cumberland Home Tech', 'Saguaro Installers', 'Independent techs']
const companyOf: Record<BranchId, number> = { atlanta: 0, nashville: 1, phoenix: 2 }

const first =
  'Alex Amara Beth Brian Carla Chris Dana Diego Elena Ethan Fatima Felix Grace Greg Hana Henry Imani Ivan Jade Joel Karen Kofi Laura Leon Maria Mason Nina Noah Olga Oscar Paula Pedro Quinn Rosa Ruben Sofia Stan Tara Theo Uma Victor Wendy Xavier Yara Zoe'.split(
    ' ',
  )
const last =
  'Abbott Barnes Castillo Daniels Espinoza Fletcher Gibson Hayward Ingram Jennings Kessler Lowery Maddox Norwood Okafor Pruitt Quigley Ramos Sheffield Thornton Underwood Vasquez Whitaker Yates Zimmer'.split(
    ' ',
  )

export function makePeople(random: Random, day: (offset: number, hour?: number) => string): People {
  const companies = companyNames.map((name) => ({ company_id: random.uuid(), name }))
  const pros = roster.map(([name, area, trait], index): Pro => {
    const base = siteIn(area, random)
    const branch_id = branchOf(area)
    return {
      pro_id: random.uuid(),
      name,
      email: index === 0 ? 'provider@demo.test' : `${name.toLowerCase().replace(' ', '.')}@example.com`,
      phone: phone(branch_id, index),
      branch_id,
      company_id: companies[index % 5 === 4 ? 3 : companyOf[branch_id]]?.company_id ?? '',
      city: base.service_city,
      home_lat: base.geo_lat,
      home_lng: base.geo_lng,
      time_zone: base.time_zone,
      skills: [...(trait.skills ?? ['tv_mount'])],
      licences: [...(trait.licences ?? [])],
      languages: [...(trait.languages ?? ['en'])],
      tier: trait.tier ?? 'standard',
      max_daily_minutes: trait.tier === 'new' ? 360 : 540,
      active: true,
      areas:
        branch_id === 'nashville'
          ? area === 'knoxville'
            ? ['knoxville', 'nashville']
            : ['nashville', 'knoxville']
          : [area],
      user_id: `demo-pro-${index + 1}`,
    }
  })
  const areas: Area[] = ['atlanta', 'atlanta', 'atlanta', 'phoenix', 'phoenix', 'nashville', 'nashville', 'knoxville']
  const customers = Array.from({ length: 160 }, (_, index): Customer => {
    const name = index === 0 ? 'Jordan Ellis' : `${first[index % first.length]} ${last[(index * 7) % last.length]}`
    const area = index === 0 ? 'atlanta' : random.pick(areas)
    return {
      customer_id: random.uuid(),
      name,
      email: index === 0 ? 'customer@demo.test' : `${name.toLowerCase().replace(' ', '.')}.${index}@example.com`,
      phone: phone(branchOf(area), index + 20),
      created_at: day(-90 + (index % 30)),
      area,
      user_id: index === 0 ? 'demo-customer' : null,
    }
  })
  const staff: User[] = [
    user('demo-admin', 'Robin Admin', 'admin@demo.test', 'admin'),
    user('demo-admin-2', 'Sasha Lindqvist', 'sasha.lindqvist@example.com', 'admin'),
    user('demo-dispatcher', 'Dana Dispatcher', 'dispatcher@demo.test', 'dispatcher'),
    user('demo-dispatcher-2', 'Noor Haddad', 'noor.haddad@example.com', 'dispatcher'),
    user('demo-dispatcher-3', 'Wyatt Sorensen', 'wyatt.sorensen@example.com', 'dispatcher'),
  ]
  const desks: Record<BranchId, string> = {
    atlanta: 'demo-dispatcher',
    nashville: 'demo-dispatcher-2',
    phoenix: 'demo-dispatcher-3',
  }
  const acting = (id: string): Actor => {
    const found = staff.find((member) => member.id === id)
    return { kind: 'user', user_id: id, name: found?.name ?? id, role: found?.role ?? 'dispatcher' }
  }
  const [demoPro] = pros
  const [demoCustomer] = customers
  if (!demoPro || !demoCustomer) throw new Error('The demo world has no people')
  const users: User[] = [
    ...staff,
    ...pros.map((pro) => ({ ...user(pro.user_id, pro.name, pro.email, 'provider'), pro_id: pro.pro_id })),
    {
      ...user('demo-customer', demoCustomer.name, demoCustomer.email, 'customer'),
      customer_id: demoCustomer.customer_id,
    },
  ]
  return {
    companies,
    pros,
    customers,
    users,
    demoPro,
    demoCustomer,
    dispatcher: (branch) => acting(desks[branch]),
    approver: acting('demo-admin-2'),
  }
}

const user = (id: string, name: string, email: string, role: Role): User => ({
  id,
  name,
  email,
  role,
  pro_id: null,
  customer_id: null,
})

/** Numbers that belong to nobody: 555-0100 to 555-0199 of the branch's area code. */
const codes: Record<BranchId, string> = { atlanta: '404', nashville: '615', phoenix: '602' }
const phone = (branch: BranchId, index: number) => `+1${codes[branch]}55501${String(index % 100).padStart(2, '0')}`
