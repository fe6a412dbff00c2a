import { serviceForTv } from '@h2s/domain'
import type { WallType, WireLevel } from '@h2s/domain'
import type { Random } from './random.ts'

export type BoughtItem = {
  service_id: string
  service_name: string
  quantity: number
  metadata: Record<string, unknown>
}
export type Bought = { items: BoughtItem[]; wall_type: WallType; wire: WireLevel }

const names: Record<string, string> = {
  'SB-1': 'Soundbar',
  'CAM-B': 'Battery or Wi-Fi camera',
  'CAM-FL': 'Floodlight camera on an existing fixture',
  'CAM-W': 'Wired PoE camera',
  'DB-B': 'Battery doorbell',
  'DB-W': 'Wired doorbell',
  'LK-R': 'Smart lock, retrofit',
  'LK-D': 'Smart lock, deadbolt',
  'TH-1': 'Smart thermostat',
  'NET-M': 'Mesh Wi-Fi set-up',
}

export const item = (
  service_id: string,
  service_name: string,
  metadata: Record<string, unknown> = {},
  quantity = 1,
): BoughtItem => ({
  service_id,
  service_name,
  quantity,
  metadata,
})

const other = (code: string, quantity = 1) => item(code, names[code] ?? code, {}, quantity)

/** A TV of a size with its mount, from us unless the customer has one. */
export function tvItem(inches: number, mount: string, mine = false): BoughtItem {
  const service = serviceForTv(inches)
  return item(service?.code ?? 'TV-M', service?.name ?? 'Mount TV', {
    tv_size: inches,
    mount_type: mount,
    ...(mine ? { mount_provider: 'customer' } : {}),
  })
}

/** What one customer buys: the mix of sizes, mounts, walls, wires and lanes that the market has. */
export function buy(random: Random, skills: ReadonlySet<string>): Bought {
  const kind = random.weighted({ tv: 68, two: 9, soundbar: 6, security: 6, camera: 5, entry: 4, climate: 2 })
  const wall_type: WallType = random.chance(0.08)
    ? 'UNKNOWN'
    : random.weighted({ DRYWALL: 74, PLASTER: 8, BRICK: 11, CONCRETE: 5, TILE: 2 })
  const wire: WireLevel = random.chance(0.1)
    ? 'UNKNOWN'
    : random.weighted({ NONE: 22, BASIC_CONCEAL: 18, CONCEAL_RACEWAY: 24, FULL_INWALL: 31 })
  const solid = wall_type === 'BRICK' || wall_type === 'CONCRETE' || wall_type === 'TILE'
  const site = { wall_type, wire: wire === 'FULL_INWALL' && solid ? ('CONCEAL_RACEWAY' as const) : wire }
  switch (kind) {
    case 'tv':
      return { items: [tv(random, skills)], ...site }
    case 'two':
      return { items: [tv(random, skills), tvItem(43, 'fixed', random.chance(0.6))], ...site }
    case 'soundbar':
      return { items: [tv(random, skills), other('SB-1')], ...site }
    case 'security':
      return { items: [other('DB-B'), other('CAM-B', 2), other('LK-R')], ...site }
    case 'camera':
      return { items: [random.chance(0.5) ? other('CAM-B', random.between(1, 4)) : other('CAM-FL')], ...site }
    case 'entry':
      return { items: [other(random.pick(['LK-R', 'LK-D'])), other(random.pick(['DB-B', 'DB-W']))], ...site }
    case 'climate':
      return { items: [item('TH-1', 'Smart thermostat', { c_wire_kit: random.chance(0.3) }), other('NET-M')], ...site }
  }
}

function tv(random: Random, skills: ReadonlySet<string>): BoughtItem {
  const size = Number(random.weighted({ '43': 8, '50': 8, '55': 26, '65': 30, '75': 16, '77': 3, '85': 8, '98': 1 }))
  const inches = skills.has('tv_large') ? size : Math.min(size, 65)
  const mount = random.weighted({ tilt: 38, full_motion: 32, fixed: 20, none: 10 })
  return mount === 'none' ? tvItem(inches, 'customer_provided') : tvItem(inches, mount, random.chance(0.4))
}
