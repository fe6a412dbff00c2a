import { recipesFor } from '../equipment/recipes.ts'
import { SECOND_TECH_CENTS, adders } from './adders.ts'
import { isItemList } from './item-words.ts'
import type { InstallDetails } from './install-details.ts'
import type { Item } from './items.ts'
import { serviceForTv } from './services.ts'
import { wiredItems } from './wired-items.ts'
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

/** Told of each line of a price as it comes. */
type TakeLine = (
  kind: PriceLine['kind'],
  code: string,
  label: string,
  quantity: number,
  unit_cents: number,
  unit_cost_cents: number,
  item_index: number,
) => void

/** The lines of a price, or null when an item has no known service or quantity: nothing is guessed. */
export function priceLines(items: unknown, details: InstallDetails = {}): PriceLine[] | null {
  const lines: PriceLine[] = []
  const isPriced = eachLine(items, details, (kind, code, label, quantity, unit_cents, unit_cost_cents, item_index) =>
    lines.push({
      kind,
      code,
      label,
      quantity,
      unit_cents,
      amount_cents: unit_cents * quantity,
      cost_cents: unit_cost_cents * quantity,
      item_index,
    }),
  )
  return isPriced ? lines : null
}

/** False as soon as something cannot be priced. */
function eachLine(stored: unknown, details: InstallDetails, take: TakeLine): boolean {
  if (!isItemList(stored)) return false
  const items = asItems(stored)
  const wired = wiredItems(items, details)
  for (const item of items)
    if (item.problems.length > 0 || !eachLabourLine(item, details, wired.includes(item), take)) return false
  for (const { item_index, good, quantity } of recipesFor(items, details))
    take('goods', good.sku, good.name, quantity, good.retail_cents, good.cost_cents, item_index)
  return true
}

function eachLabourLine(item: Item, details: InstallDetails, wired: boolean, take: TakeLine): boolean {
  const { service, quantity } = item
  if (service === null || quantity === null) return false
  const add = (code: string, label: string, units: number, unit_cents: number) =>
    take('labour', code, label, units, unit_cents, 0, item.index)
  if (service.on_top_of_tv) {
    const sized = item.tv_size === null ? undefined : serviceForTv(item.tv_size)
    if (sized === undefined) return false
    add(sized.code, sized.name, quantity, sized.price_cents)
  }
  add(service.code, service.name, 1, service.price_cents)
  if (quantity > 1) add(service.code, `${service.name}, each further`, quantity - 1, service.next_price_cents)
  for (const { code, label, cents, units } of adders) {
    const each = units(item, details, wired)
    if (each > 0) add(code, label, quantity * each, cents)
  }
  const base = service.on_top_of_tv && item.tv_size !== null ? serviceForTv(item.tv_size)?.crew : service.crew
  if (base === 1 && itemCrew(item, details).seats === 2) add('SECOND_TECH', 'Second technician', 1, SECOND_TECH_CENTS)
  return true
}

/**
 * The labour of a price in cents: what policies and payouts take their shares of. Null when something cannot be priced.
 *
 * @example
 * labourCents([{ service_id: 'TV-L', metadata: { mount_type: 'tilt', tv_size: 65 } }]) // => 17900
 */
export function labourCents(items: unknown, details: InstallDetails = {}): number | null {
  let cents = 0
  const isPriced = eachLine(items, details, (kind, _code, _label, quantity, unit_cents) => {
    if (kind === 'labour') cents += unit_cents * quantity
  })
  return isPriced ? cents : null
}

/**
 * The catalogue price in cents, before tax and discount; null when something cannot be priced.
 *
 * @example
 * priceOf([{ service_id: 'TV-L', metadata: { mount_type: 'tilt', tv_size: 65 } }]) // => 25800
 */
export function priceOf(items: unknown, details: InstallDetails = {}): number | null {
  let cents = 0
  const isPriced = eachLine(items, details, (_kind, _code, _label, quantity, unit_cents) => {
    cents += unit_cents * quantity
  })
  return isPriced ? cents : null
}
