import { goods, mountFor } from '../catalogue/goods.ts'
import type { Good } from '../catalogue/goods.ts'
import type { InstallDetails } from '../catalogue/install-details.ts'
import type { Item } from '../catalogue/items.ts'
import { wiredItems } from '../catalogue/wired-items.ts'

/** One thing that one item needs from us. */
export type RecipeLine = {
  readonly item_index: number
  readonly good: Good
  readonly quantity: number
  readonly reason: string
}

const wireKits = new Map([
  ['CONCEAL_RACEWAY', { sku: 'RACEWAY-KIT-STD', reason: 'Wire concealment via raceway' }],
  ['FULL_INWALL', { sku: 'INWALL-KIT-PRO', reason: 'Full in-wall wire routing' }],
])

function good(sku: string): Good {
  const found = goods.get(sku)
  if (found === undefined) throw new RangeError(`no good has the SKU ${sku}`)
  return found
}

/**
 * What every item needs from us, for the site as it is known now. An item with an unreadable quantity has no recipe, and
 * what cannot be read of an item that we supply for is not planned: its problem is shown instead.
 */
export function recipesFor(items: readonly Item[], details: InstallDetails): RecipeLine[] {
  const lines: RecipeLine[] = []
  for (const item of items) {
    if (item.quantity === null) continue
    const line = (from: Good, reason: string) =>
      lines.push({ item_index: item.index, good: from, quantity: item.quantity ?? 1, reason })
    const name = item.service_name ?? item.service?.name
    if (item.supplier === 'company' && item.problems.length === 0) {
      if (item.mount !== null && item.tv_size !== null)
        line(mountFor(item.mount, item.tv_size), `Mount for ${name ?? 'TV'}`)
      if (item.service?.kit !== undefined) line(good(item.service.kit), `Kit for ${item.service.name}`)
      if (item.service?.code === 'CAM-B') line(good('CAM-WIFI-1'), `Camera for ${item.service.name}`)
    }
    if (item.wants.c_wire_kit) line(good('CWIRE-KIT'), 'C-wire for the thermostat')
    if (item.wants.hdmi) line(good('HDMI-21-10FT'), 'Cable for the TV')
  }
  const kit = wireKits.get(details.wire_management_required ?? 'UNKNOWN')
  if (kit !== undefined) {
    for (const item of wiredItems(items, details)) {
      if (item.quantity !== null)
        lines.push({ item_index: item.index, good: good(kit.sku), quantity: item.quantity, reason: kit.reason })
    }
  }
  return lines
}
