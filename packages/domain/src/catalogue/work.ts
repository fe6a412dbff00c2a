import { adders } from './adders.ts'
import { hasConstraint } from './install-details.ts'
import type { InstallDetails } from './install-details.ts'
import { readItems } from './items.ts'
import type { Item } from './items.ts'
import { serviceForTv } from './services.ts'
import { wiredItems } from './wired-items.ts'

/** On-site minutes of a service that we do not know: never zero, which would overbook. */
export const UNKNOWN_SERVICE_MINUTES = 90
/** Setting up and clearing away, on top of every visit. */
export const SET_UP_MINUTES = 10

const CREW_POUNDS = 60

/** Minutes of one item, all its units. */
function itemMinutes(item: Item, details: InstallDetails, wired: boolean): number {
  const quantity = item.quantity ?? 1
  const extra = adders.reduce((sum, adder) => sum + adder.minutes * adder.units(item, details, wired), 0)
  const service = item.service
  if (service === null) return (UNKNOWN_SERVICE_MINUTES + extra) * quantity
  const under = service.on_top_of_tv && item.tv_size !== null ? (serviceForTv(item.tv_size)?.minutes ?? 0) : 0
  return service.minutes + service.next_minutes * (quantity - 1) + (extra + under) * quantity
}

/**
 * How long the work takes on site, in minutes, without travel. Takes stored or read items.
 *
 * @example
 * durationMinutes([{ service_id: 'TV-L', metadata: { mount_type: 'full_motion', tv_size: 65 } }]) // => 110
 */
export function durationMinutes(items: unknown, details: InstallDetails = {}): number {
  const list = asItems(items)
  const wired = wiredItems(list, details)
  return list.reduce((sum, item) => sum + itemMinutes(item, details, wired.includes(item)), 0)
}

/** The row of TV-L in the catalogue asks for two with a full-motion mount, whatever the size. */
function isLarge({ service, tv_size }: Item): boolean {
  return (service?.on_top_of_tv ? serviceForTv(tv_size ?? 0) : service)?.code === 'TV-L'
}

/** How many techs one item needs, and why a second one. */
export function itemCrew(item: Item, details: InstallDetails): { seats: 1 | 2; reason?: string } {
  // Where nobody said the size, it is at least the least that the service is for.
  const inches = item.tv_size ?? item.service?.inches?.[0] ?? 0
  const named = item.tv_size === null ? 'TV' : `${item.tv_size}" TV`
  if (item.service?.crew === 2) return { seats: 2, reason: `${item.service.name} takes two` }
  if (item.family !== 'tv') return { seats: 1 }
  if (inches >= 75) return { seats: 2, reason: `a ${named} takes two` }
  if ((item.tv_pounds ?? 0) > CREW_POUNDS) return { seats: 2, reason: `a TV of ${item.tv_pounds} lb takes two` }
  if (item.mount === 'full_motion' && (inches >= 65 || isLarge(item)))
    return { seats: 2, reason: `a ${named} on a full-motion mount takes two` }
  if (item.mount === 'pull_down') return { seats: 2, reason: 'a pull-down mount takes two' }
  if (inches >= 55 && hasConstraint(details, 'HIGH_CEILING'))
    return { seats: 2, reason: `a ${named} above 10 ft takes two` }
  return { seats: 1 }
}

/**
 * How many techs the work takes: 1 or 2.
 *
 * @example
 * crewNeeded([{ service_name: 'TV mounting', metadata: { tv_size: 98 } }]) // => 2
 */
export function crewNeeded(items: unknown, details: InstallDetails = {}): 1 | 2 {
  return crewReasons(items, details).length > 0 ? 2 : 1
}

/** Why a second tech is needed, one sentence per item that needs one; empty when one tech is enough. */
export function crewReasons(items: unknown, details: InstallDetails = {}): string[] {
  return asItems(items).flatMap((item) => itemCrew(item, details).reason ?? [])
}

const readAlready = (items: unknown): items is readonly Item[] =>
  Array.isArray(items) &&
  items.every((item) => typeof item === 'object' && item !== null && 'problems' in item && 'wants' in item)

/** Items that were read before as they are, stored ones read. */
export function asItems(items: unknown): readonly Item[] {
  return readAlready(items) ? items : readItems(items)
}
