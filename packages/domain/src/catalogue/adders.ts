import { hasConstraint } from './install-details.ts'
import type { InstallDetails } from './install-details.ts'
import type { Item } from './items.ts'

/** Extra work that a site or an item asks for. Minutes on site and labour in cents, both per unit. */
export type Adder = {
  readonly code: string
  readonly label: string
  readonly minutes: number
  readonly cents: number
  /** How many units each piece of an item takes at this site; 0 where it takes none. `wired`: its wires are the ones to hide. */
  readonly units: (item: Item, details: InstallDetails, wired: boolean) => number
}

type Applies = (item: Item, details: InstallDetails) => boolean

/** Belongs to mounting a screen; other services have their work in the base. */
const screen =
  (applies: Applies): Adder['units'] =>
  (item, details) =>
    item.family === 'tv' && item.service?.drills !== false && applies(item, details) ? 1 : 0
const wall = (type: string) => screen((_item, details) => details.wall_type === type)
const wire =
  (level: string): Adder['units'] =>
  (_item, details, wired) =>
    wired && details.wire_management_required === level ? 1 : 0
const inWall = wire('FULL_INWALL')
const constraint = (word: string) => screen((_item, details) => hasConstraint(details, word))

/** Source: domain-data.md 6.2, *Adders*; the C-wire is its row of TH-1: 49 dollars, of which 29 are the kit. */
export const adders: readonly Adder[] = [
  {
    code: 'FULL_MOTION',
    label: 'Full-motion mount',
    minutes: 20,
    cents: 4000,
    units: screen((item) => item.mount === 'full_motion'),
  },
  { code: 'WALL_BRICK', label: 'Brick or stone wall', minutes: 30, cents: 6000, units: wall('BRICK') },
  { code: 'WALL_CONCRETE', label: 'Concrete wall', minutes: 35, cents: 7000, units: wall('CONCRETE') },
  { code: 'WALL_PLASTER', label: 'Plaster and lath wall', minutes: 25, cents: 4500, units: wall('PLASTER') },
  { code: 'WALL_TILE', label: 'Tiled wall', minutes: 45, cents: 9000, units: wall('TILE') },
  { code: 'METAL_STUDS', label: 'Metal studs', minutes: 20, cents: 3500, units: constraint('METAL_STUDS') },
  { code: 'FIREPLACE', label: 'Above a fireplace', minutes: 40, cents: 8500, units: constraint('ABOVE_FIREPLACE') },
  { code: 'WIRE_BASIC', label: 'Wires tied and sleeved', minutes: 10, cents: 1900, units: wire('BASIC_CONCEAL') },
  { code: 'WIRE_RACEWAY', label: 'Wires in a raceway', minutes: 25, cents: 5900, units: wire('CONCEAL_RACEWAY') },
  { code: 'WIRE_INWALL', label: 'Wires in the wall', minutes: 50, cents: 14_900, units: inWall },
  {
    code: 'EXTRA_STUD',
    label: 'Further stud crossed',
    minutes: 10,
    cents: 2500,
    units: (item, details, wired) => item.extra_studs * inWall(item, details, wired),
  },
  { code: 'LADDER', label: 'Ceiling over 10 ft', minutes: 20, cents: 5000, units: constraint('HIGH_CEILING') },
  {
    code: 'C_WIRE',
    label: 'C-wire fitted',
    minutes: 30,
    cents: 2000,
    units: (item) => (item.wants.c_wire_kit ? 1 : 0),
  },
  {
    code: 'HAUL_AWAY',
    label: 'Packaging taken away',
    minutes: 0,
    cents: 1900,
    units: (item) => (item.wants.haul_away ? 1 : 0),
  },
]

/** A second technician where the service has one in its base. */
export const SECOND_TECH_CENTS = 6000
