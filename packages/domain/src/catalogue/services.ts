import type { Licence, Skill } from './skills.ts'

/** Services that are alike: they share intake questions, kit and words. */
export const serviceFamilies = [
  'tv',
  'audio',
  'projector',
  'camera',
  'doorbell',
  'lock',
  'thermostat',
  'switch',
  'network',
  'hub',
  'garage',
  'diagnostic',
] as const
export type ServiceFamily = (typeof serviceFamilies)[number]

/** Intake questions. A flag about an answer is raised only where the service asks for it. */
export type Question = 'wall' | 'wire' | 'adult'

/** One service that can be bought. Money in cents, time in minutes. */
export type Service = {
  readonly code: string
  readonly name: string
  readonly family: ServiceFamily
  /** On-site minutes of the first unit, and of each further one. */
  readonly minutes: number
  readonly next_minutes: number
  readonly crew: 1 | 2
  /** Labour for the first unit, and for each further one. */
  readonly price_cents: number
  readonly next_price_cents: number
  readonly asks: readonly Question[]
  /** Whether holes are made: contradicts NO_DRILLING. */
  readonly drills: boolean
  readonly skills: readonly Skill[]
  readonly licence?: Licence
  /** The kit that we bring unless the customer has their own. */
  readonly kit?: string
  /** TV sizes in inches, both included. */
  readonly inches?: readonly [number, number]
  /** Time and price come on top of the service for the TV's size. */
  readonly on_top_of_tv?: true
}

type Extra = Partial<Omit<Service, 'code' | 'name' | 'family'>>

function service(
  code: string,
  name: string,
  family: ServiceFamily,
  minutes: number,
  crew: 1 | 2,
  dollars: number,
  ask: string,
  skill: Skill | readonly Skill[],
  extra: Extra = {},
): Service {
  const asks = (['wall', 'wire', 'adult'] as const).filter((question) => ask.split(' ').includes(question))
  return {
    code,
    name,
    family,
    minutes,
    next_minutes: minutes,
    crew,
    price_cents: dollars * 100,
    next_price_cents: dollars * 100,
    asks,
    drills: asks.includes('wall'),
    skills: typeof skill === 'string' ? [skill] : skill,
    ...extra,
  }
}

/** The catalogue. Source: domain-data.md 6.2; prices are labour, in US dollars as printed there. */
export const services: readonly Service[] = [
  service('TV-S', 'Mount TV up to 43"', 'tv', 60, 1, 99, 'wall wire', 'tv_mount', { inches: [1, 43] }),
  service('TV-M', 'Mount TV 44-59"', 'tv', 75, 1, 139, 'wall wire', 'tv_mount', { inches: [44, 59] }),
  service('TV-L', 'Mount TV 60-74"', 'tv', 90, 1, 179, 'wall wire', 'tv_mount', { inches: [60, 74] }),
  service('TV-XL', 'Mount TV 75-85"', 'tv', 120, 2, 249, 'wall wire', ['tv_mount', 'tv_large'], { inches: [75, 85] }),
  service('TV-XXL', 'Mount TV 86-98"', 'tv', 150, 2, 349, 'wall wire', ['tv_mount', 'tv_large'], { inches: [86, 98] }),
  service('TV-FRAME', 'Art or flush TV 43-75"', 'tv', 30, 1, 60, 'wall wire', 'tv_mount', {
    inches: [43, 75],
    on_top_of_tv: true,
  }),
  service('TV-MANTEL', 'Pull-down mount over a fireplace', 'tv', 180, 2, 399, 'wall wire', [
    'tv_mount',
    'tv_fireplace',
  ]),
  service('TV-OUT', 'Outdoor TV', 'tv', 150, 2, 329, 'wall wire', ['tv_mount', 'tv_outdoor']),
  service('TV-DIS', 'Take a TV down', 'tv', 30, 1, 35, 'wall', 'tv_mount', { drills: false }),
  service('TV-RE', 'Take a TV down and mount it again', 'tv', 75, 1, 129, 'wall', 'tv_mount'),
  service('SB-1', 'Soundbar', 'audio', 30, 1, 69, 'wall wire', 'audio'),
  service('HT-51', '5.1 surround set-up', 'audio', 210, 1, 349, 'wall wire', 'audio'),
  service('PRJ-1', 'Projector and screen', 'projector', 240, 2, 549, 'wall wire', 'projector'),
  service('CAM-B', 'Battery or Wi-Fi camera', 'camera', 40, 1, 99, 'wall', 'camera', {
    next_minutes: 30,
    next_price_cents: 6900,
  }),
  service('CAM-W', 'Wired PoE camera', 'camera', 120, 1, 199, 'wall wire', ['camera', 'camera_wired'], {
    next_minutes: 90,
    next_price_cents: 16900,
    kit: 'CAM-POE-1',
    licence: 'low_voltage',
  }),
  service('CAM-4', 'Four PoE cameras with recorder', 'camera', 360, 2, 949, 'wall wire', ['camera', 'camera_wired'], {
    kit: 'CAM-POE-NVR-4',
    licence: 'low_voltage',
  }),
  service('CAM-FL', 'Floodlight camera on an existing fixture', 'camera', 60, 1, 139, 'wall', 'camera'),
  service('DB-B', 'Battery doorbell', 'doorbell', 30, 1, 79, 'wall', 'doorbell'),
  service('DB-W', 'Wired doorbell', 'doorbell', 60, 1, 129, 'wall', 'doorbell'),
  service('DB-TX', 'Chime or transformer replacement', 'doorbell', 45, 1, 99, '', ['doorbell', 'electrical'], {
    kit: 'TRANSFORMER-16V-30VA',
    licence: 'electrician',
  }),
  service('LK-R', 'Smart lock, retrofit', 'lock', 30, 1, 89, 'adult', 'lock'),
  service('LK-D', 'Smart lock, deadbolt', 'lock', 50, 1, 129, 'adult', 'lock'),
  service('LK-M', 'Mortise lock or door prep', 'lock', 100, 1, 199, 'adult', 'lock', { drills: true }),
  service('TH-1', 'Smart thermostat', 'thermostat', 60, 1, 139, '', 'thermostat'),
  service('SW-1', 'Smart switch or dimmer', 'switch', 40, 1, 99, '', 'electrical', {
    next_minutes: 25,
    next_price_cents: 5900,
  }),
  service('NET-M', 'Mesh Wi-Fi set-up', 'network', 90, 1, 149, '', 'network'),
  service('HUB-1', 'Hub and automations, per hour', 'hub', 60, 1, 95, '', 'smart_home'),
  service('GAR-1', 'Garage controller', 'garage', 45, 1, 99, '', 'garage'),
  service('DX-1', 'Diagnostic visit', 'diagnostic', 45, 1, 69, '', 'smart_home'),
]

const byCode = new Map(services.map((entry) => [entry.code, entry]))

/** The service of a code, in any case; undefined when there is none. */
export function serviceByCode(code: string): Service | undefined {
  return byCode.get(code.trim().toUpperCase())
}

/** The mounting service for a TV of so many inches; undefined outside 1 to 98. */
export function serviceForTv(inches: number): Service | undefined {
  return services.find((entry) => !entry.on_top_of_tv && isForSize(entry, inches) === true)
}

/** Whether a service is for a TV of so many inches; undefined where it is for any. */
export function isForSize({ inches: range }: Service, inches: number): boolean | undefined {
  return range === undefined ? undefined : inches >= range[0] && inches < range[1] + 1
}
