import type { InstallDetails } from '../catalogue/install-details.ts'
import type { Item, ItemProblem } from '../catalogue/items.ts'
import { asItems } from '../catalogue/work.ts'
import { parseJobMetadata } from '../job/parse-metadata.ts'
import type { EquipmentLane } from '../job/words.ts'
import type { Fulfilment } from './order-line.ts'
import { recipesFor } from './recipes.ts'

/** So many of one thing that the job needs from us. `unit_cost` in cents. */
export type EquipmentNeed = {
  sku: string
  name: string
  quantity: number
  unit_cost: number
  vendor: string
  fulfilment: Fulfilment
  reason: string
}

/** What the job needs from us, one entry per SKU, for the site as it is known now. */
export function equipmentNeeds(items: unknown, details: InstallDetails = {}): EquipmentNeed[] {
  const bySku = new Map<string, EquipmentNeed>()
  for (const { good, quantity, reason } of recipesFor(asItems(items), details)) {
    const need = bySku.get(good.sku)
    if (need === undefined) {
      const { sku, name, cost_cents, vendor, fulfilment } = good
      bySku.set(sku, { sku, name, quantity, unit_cost: cost_cents, vendor, fulfilment, reason })
    } else need.quantity += quantity
  }
  return [...bySku.values()]
}

/** Problems of items that we should supply for: equipment is needed, but what, or how much of it, cannot be said. */
export function unplannable(items: unknown, details: InstallDetails = {}): ItemProblem[] {
  const list = asItems(items)
  const found: ItemProblem[] = []
  for (const item of list) {
    // Asked of every job that is read: most items have none.
    if (item.problems.length === 0) continue
    if (item.supplier === 'company') found.push(...item.problems)
    else if (item.quantity === null && needsOurs(item, list, details))
      found.push(...item.problems.filter(({ path }) => path === `${item.index}.quantity`))
  }
  return found
}

/** Whether an item of the customer's or nobody's needs something of ours, however much: its wires, a cable. */
function needsOurs(item: Item, list: readonly Item[], details: InstallDetails): boolean {
  const one = list.map((entry) => (entry === item ? { ...item, quantity: 1 } : entry))
  return recipesFor(one, details).some((line) => line.item_index === item.index)
}

/**
 * Who supplies: only the customer, only we, or both; null when no item has equipment. Never throws.
 *
 * @example
 * determineEquipmentLane([{ metadata: { mount_type: 'tilt' } }]) // => 'COMPANY_SUPPLIED'
 * @example
 * determineEquipmentLane([{ metadata: { mount_type: 'full_motion', mount_provider: 'customer' } }]) // => 'BYO'
 * @example
 * determineEquipmentLane([]) // => null
 */
export function determineEquipmentLane(items: unknown): EquipmentLane | null {
  const suppliers = new Set(asItems(items).map((item) => item.supplier))
  if (suppliers.has('customer')) return suppliers.has('company') ? 'HYBRID' : 'BYO'
  return suppliers.has('company') ? 'COMPANY_SUPPLIED' : null
}

/**
 * Whether anything has to be bought or picked for the job as it is now. `metadata` may be any version of the document,
 * as JSON text too, or only its install details.
 *
 * @example
 * requiresOrdering([{ metadata: { mount_type: 'customer_provided' } }], { wire_management_required: 'FULL_INWALL' }) // => true
 */
export function requiresOrdering(items: unknown, metadata: unknown = {}): boolean {
  const list = asItems(items)
  const details = parseJobMetadata(metadata)
  return equipmentNeeds(list, details).length > 0 || unplannable(list, details).length > 0
}
