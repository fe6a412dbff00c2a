import type { InstallDetails } from './install-details.ts'
import { hasConstraint } from './install-details.ts'
import type { Item } from './items.ts'

/** Extra work that a site or an item asks for, per TV. Minutes on site, labour in cents. */
export type Adder = {
  readonly code: string
  readonly label: string
  readonly minutes: number
  readonly cents: number
  readonly applies: (item: Item, details: InstallDetails) => boolean
}

const wall = (type: string) => (_item: Item, details: InstallDetails) => details.wall_type === type
const wire = (level: string) => (_item: Item, details: InstallDetails) => details.wire_management_required === level
const constraint = (word: string) => (_item: Item, details: InstallDetails) => hasConstraint(details, word)

/** Source: domain-data.md 6.2, *Adders*. */
export const adders: readonly Adder[] = [
  {
    code: 'FULL_MOTION',
    label: 'Full-motion mount',
    minutes: 20,
    cents: 4000,
    applies: (item) => item.mount === 'full_motion',
  },
  { code: 'WALL_BRICK', label: 'Brick or stone wall', minutes: 30, cents: 6000, applies: wall('BRICK') },
  { code: 'WALL_CONCRETE', label: 'Concrete wall', minutes: 35, cents: 7000, applies: wall('CONCRETE') },
  { code: 'WALL_PLASTER', label: 'Plaster and lath wall', minutes: 25, cents: 4500, applies: wall('PLASTER') },
  { code: 'WALL_TILE', label: 'Tiled wall', minutes: 45, cents: 9000, applies: wall('TILE') },
  { code: 'METAL_STUDS', label: 'Metal studs', minutes: 20, cents: 3500, applies: constraint('METAL_STUDS') },
  { code: 'FIREPLACE', label: 'Above a fireplace', minutes: 40, cents: 8500, applies: constraint('ABOVE_FIREPLACE') },
  { code: 'WIRE_BASIC', label: 'Wires tied and sleeved', minutes: 10, cents: 1900, applies: wire('BASIC_CONCEAL') },
  { code: 'WIRE_RACEWAY', label: 'Wires in a raceway', minutes: 25, cents: 5900, applies: wire('CONCEAL_RACEWAY') },
  { code: 'WIRE_INWALL', label: 'Wires in the wall', minutes: 50, cents: 14_900, applies: wire('FULL_INWALL') },
  { code: 'LADDER', label: 'Ceiling over 10 ft', minutes: 20, cents: 5000, applies: constraint('HIGH_CEILING') },
]

/** Removing the packaging, per item. */
export const HAUL_AWAY_CENTS = 1900
/** A second technician where the service has one in its base. */
export const SECOND_TECH_CENTS = 6000

/** Adders belong to mounting a screen; other services have their work in the base. */
export function addersOf(item: Item, details: InstallDetails): Adder[] {
  if (item.family !== 'tv' || item.service?.drills === false) return []
  return adders.filter((adder) => adder.applies(item, details))
}
