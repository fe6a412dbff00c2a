import { shareCents } from '../money/money.ts'
import type { InstallDetails } from './install-details.ts'
import type { Item } from './items.ts'
import { serviceForTv } from './services.ts'
import { asItems } from './work.ts'

/** Services that are sold together. `off_bp`: basis points off their labour. */
export type Bundle = {
  readonly code: string
  readonly name: string
  readonly off_bp: number
  /** How many of any of these services belong to it. */
  readonly parts: readonly { readonly quantity: number; readonly services: readonly string[] }[]
  /** The wires that belong to it. */
  readonly wire?: InstallDetails['wire_management_required']
}

const screens = ['TV-S', 'TV-M', 'TV-L', 'TV-XL', 'TV-XXL', 'TV-FRAME', 'TV-MANTEL', 'TV-OUT']
const doorbell = { quantity: 1, services: ['DB-B', 'DB-W'] }
const lock = { quantity: 1, services: ['LK-R', 'LK-D', 'LK-M'] }

/** Source: domain-data.md 6.2, *Bundles*. The media wall is a set of its own without a discount. */
export const bundles: readonly Bundle[] = [
  { code: 'MOVE-IN', name: 'Move-in', off_bp: 800, parts: [{ quantity: 2, services: screens }, doorbell, lock] },
  {
    code: 'SECURITY',
    name: 'Security starter',
    off_bp: 1000,
    parts: [doorbell, { quantity: 2, services: ['CAM-B'] }, lock],
  },
  {
    code: 'MEDIA-WALL',
    name: 'Media wall',
    off_bp: 0,
    parts: [
      { quantity: 1, services: ['TV-L'] },
      { quantity: 1, services: ['SB-1'] },
    ],
    wire: 'FULL_INWALL',
  },
]

/** The prices of what was bought of some services, one per piece, the dearest first. */
function piecePrices(items: readonly Item[], codes: readonly string[]): number[] {
  const prices = items.flatMap(({ service, quantity, tv_size }) => {
    if (service === null || quantity === null || !codes.includes(service.code)) return []
    const under = service.on_top_of_tv ? (serviceForTv(tv_size ?? 0)?.price_cents ?? 0) : 0
    return Array.from(
      { length: quantity },
      (_, piece) => under + (piece === 0 ? service.price_cents : service.next_price_cents),
    )
  })
  return prices.toSorted((a, b) => b - a)
}

function offOf({ parts, off_bp, wire }: Bundle, items: readonly Item[], details: InstallDetails): number | null {
  if (wire !== undefined && wire !== details.wire_management_required) return null
  let cents = 0
  for (const { quantity, services } of parts) {
    const pieces = piecePrices(items, services).slice(0, quantity)
    if (pieces.length < quantity) return null
    cents += pieces.reduce((sum, piece) => sum + piece, 0)
  }
  return shareCents(cents, off_bp)
}

/**
 * The bundle that the items of a job make up, and what it takes off their labour in cents: of several the one that
 * takes off most, and of more pieces than belong to it the dearest. Null when they make up none.
 *
 * @example
 * bundleOf([{ service_id: 'DB-W' }, { service_id: 'CAM-B', quantity: 2 }, { service_id: 'LK-R' }])?.off_cents // => 3860
 */
export function bundleOf(items: unknown, details: InstallDetails = {}): { bundle: Bundle; off_cents: number } | null {
  const list = asItems(items)
  let best: { bundle: Bundle; off_cents: number } | null = null
  for (const bundle of bundles) {
    const off_cents = offOf(bundle, list, details)
    if (off_cents !== null && (best === null || off_cents > best.off_cents)) best = { bundle, off_cents }
  }
  return best
}
