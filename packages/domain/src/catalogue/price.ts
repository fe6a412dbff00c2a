import { recipesFor } from '../equipment/recipes.ts'
import { HAUL_AWAY_CENTS, SECOND_TECH_CENTS, addersOf } from './adders.ts'
import type { InstallDetails } from './install-details.ts'
import type { Item } from './items.ts'
import { serviceForTv } from './services.ts'
import { asItems, itemCrew } from './work.ts'

/** One line of a price. Labour is shared with the provider, goods have a cost of their own. Cents. */
export type PriceLine = {
  kind: 'labour' | 'goods'
  code: string
  label: string
  quantity: number
  unit_cents: number
  amount_cents: number
  /** What the goods cost us; 0 for labour. */
  cost_cents: number
  item_index: number
}

/** The lines of a price, or null when an item has no known service or quantity: nothing is guessed. */
export function priceLines(items: unknown, details: InstallDetails = {}): PriceLine[] | null {
  const list = asItems(items)
  const lines: PriceLine[] = []
  for (const item of list) {
    const labour = labourOf(item, details)
    if (labour === null || item.problems.length > 0) return null
    lines.push(...labour)
  }
  for (const { item_index, good, quantity } of recipesFor(list, details)) {
    lines.push({
      kind: 'goods',
      code: good.sku,
      label: good.name,
      quantity,
      unit_cents: good.retail_cents,
      amount_cents: good.retail_cents * quantity,
      cost_cents: good.cost_cents * quantity,
      item_index,
    })
  }
  return lines
}

function labourOf(item: Item, details: InstallDetails): PriceLine[] | null {
  const { service, quantity } = item
  if (service === null || quantity === null) return null
  const lines: PriceLine[] = []
  const add = (code: string, label: string, units: number, unit_cents: number) =>
    lines.push({
      kind: 'labour',
      code,
      label,
      quantity: units,
      unit_cents,
      amount_cents: unit_cents * units,
      cost_cents: 0,
      item_index: item.index,
    })
  if (service.on_top_of_tv) {
    const sized = item.tv_size === null ? undefined : serviceForTv(item.tv_size)
    if (sized === undefined) return null
    add(sized.code, sized.name, quantity, sized.price_cents)
  }
  add(service.code, service.name, 1, service.price_cents)
  if (quantity > 1) add(service.code, `${service.name}, each further`, quantity - 1, service.next_price_cents)
  for (const adder of addersOf(item, details)) add(adder.code, adder.label, quantity, adder.cents)
  if (item.wants.haul_away) add('HAUL_AWAY', 'Packaging taken away', quantity, HAUL_AWAY_CENTS)
  const base = service.on_top_of_tv && item.tv_size !== null ? serviceForTv(item.tv_size)?.crew : service.crew
  if (base === 1 && itemCrew(item, details).seats === 2) add('SECOND_TECH', 'Second technician', 1, SECOND_TECH_CENTS)
  return lines
}

/**
 * The catalogue price in cents, before tax and discount; null when something cannot be priced.
 *
 * @example
 * priceOf([{ service_id: 'TV-L', metadata: { mount_type: 'tilt', tv_size: 65 } }]) // => 25800
 */
export function priceOf(items: unknown, details: InstallDetails = {}): number | null {
  return priceLines(items, details)?.reduce((sum, line) => sum + line.amount_cents, 0) ?? null
}
