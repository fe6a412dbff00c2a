import type { Fulfilment } from '../equipment/order-line.ts'

/** A thing that we can bring. Cost is what we pay, retail what the customer pays, both in cents. */
export type Good = {
  readonly sku: string
  readonly name: string
  readonly cost_cents: number
  readonly retail_cents: number
  readonly vendor: string
  readonly fulfilment: Fulfilment
}

/** Vendors of seed A. What is "Internal Stock" is picked, not shipped. */
export const vendors = { amazon: 'Amazon', stock: 'Internal Stock', supplier: 'Security Supplier' } as const

function good(sku: string, name: string, cost: number, retail: number, vendor: string): Good {
  const fulfilment = vendor === vendors.stock ? 'stock' : 'purchase'
  return { sku, name, cost_cents: cost * 100, retail_cents: retail * 100, vendor, fulfilment }
}

/**
 * Everything but mounts. Costs: domain-data.md 6.2; the single PoE camera is a quarter of the kit of four,
 * the Wi-Fi camera lies in the band printed in 6.1.
 */
export const goods: ReadonlyMap<string, Good> = new Map(
  [
    good('RACEWAY-KIT-STD', 'Raceway concealment kit', 25, 45, vendors.stock),
    good('INWALL-KIT-PRO', 'In-wall wire fishing kit', 45, 89, vendors.stock),
    good('HDMI-21-10FT', 'HDMI 2.1 cable, 10 ft', 9, 24, vendors.stock),
    good('CWIRE-KIT', 'C-wire kit', 14, 29, vendors.stock),
    good('TRANSFORMER-16V-30VA', 'Transformer 16 V / 30 VA', 18, 39, vendors.stock),
    good('CAM-POE-NVR-4', 'PoE kit: four cameras and recorder', 410, 599, vendors.supplier),
    { ...good('CAM-POE-1', 'PoE camera', 0, 0, vendors.supplier), cost_cents: 10_250, retail_cents: 14_975 },
    good('CAM-WIFI-1', 'Wi-Fi camera', 65, 99, vendors.amazon),
  ].map((entry) => [entry.sku, entry]),
)

/** Mount types as items name them. `customer_provided` and `none` are said of the supplier, not of the mount. */
export const mountTypes = ['fixed', 'tilt', 'full_motion', 'pull_down', 'outdoor'] as const
export type MountType = (typeof mountTypes)[number]

/** Cost and retail of a mount in cents; from `HEAVY_INCHES` on the heavy one is needed. Seed A's prices for the ordinary ones. */
export const mountPrices: Readonly<Record<MountType, { cost_cents: number; retail_cents: number }>> = {
  fixed: { cost_cents: 3500, retail_cents: 5900 },
  tilt: { cost_cents: 5000, retail_cents: 7900 },
  full_motion: { cost_cents: 8500, retail_cents: 12_900 },
  pull_down: { cost_cents: 23_500, retail_cents: 34_900 },
  outdoor: { cost_cents: 12_000, retail_cents: 18_900 },
}

/** The heavy variants. */
export const heavyMountPrices: Readonly<Partial<Record<MountType, { cost_cents: number; retail_cents: number }>>> = {
  fixed: { cost_cents: 6800, retail_cents: 10_900 },
  tilt: { cost_cents: 8800, retail_cents: 13_900 },
  full_motion: { cost_cents: 15_000, retail_cents: 22_900 },
}

/** TVs of this size and more hang on the heavy variant of their mount. */
export const HEAVY_INCHES = 75

/** No TV is larger; sizes up to here are whole inches and few, so their mounts are made once. */
export const LARGEST_INCHES = 120
const madeBefore: Record<MountType, Good[]> = { fixed: [], tilt: [], full_motion: [], pull_down: [], outdoor: [] }

/**
 * The mount of a type for a TV of so many inches: seed A's SKU and name, the price of the heavy variant from 75" on.
 *
 * @example
 * mountFor('tilt', 55).sku // => 'MOUNT-TILT-55'
 * @example
 * mountFor('full_motion', 75).cost_cents // => 15000
 */
export function mountFor(type: MountType, inches: number): Good {
  if (!Number.isInteger(inches) || inches > LARGEST_INCHES) return makeMount(type, inches)
  return (madeBefore[type][inches] ??= makeMount(type, inches))
}

function makeMount(type: MountType, inches: number): Good {
  const heavy = inches >= HEAVY_INCHES ? heavyMountPrices[type] : undefined
  const price = heavy ?? mountPrices[type]
  return {
    sku: `MOUNT-${type.toUpperCase()}-${inches}`,
    name: `${heavy === undefined ? '' : 'heavy '}${type} mount for ${inches}" TV`,
    ...price,
    vendor: vendors.amazon,
    fulfilment: 'purchase',
  }
}
