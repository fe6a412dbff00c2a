import { priceLines } from '@h2s/domain'
import type { InstallDetails, PriceLine } from '@h2s/domain'
import type { Bought } from '../bought.ts'
import type { Life } from './life.ts'
import type { Line } from './rows.ts'

/** Where a receipt has other words than the catalogue for what the site adds. */
const soldAs: Readonly<Record<string, string>> = {
  WALL_BRICK: 'Mounting on brick or stone',
  WALL_CONCRETE: 'Mounting on concrete',
  WALL_PLASTER: 'Mounting on plaster and lath',
  WALL_TILE: 'Mounting on tile',
  WIRE_INWALL: 'Full in-wall wiring',
}

/** The kit is sold with the work that it is for. */
const kitOf: Readonly<Record<string, string>> = {
  'RACEWAY-KIT-STD': 'WIRE_RACEWAY',
  'INWALL-KIT-PRO': 'WIRE_INWALL',
}

/**
 * One line per item with its goods, and one for each thing that the site adds: what the customer paid, cent by cent.
 * Units of unequal price have no unit price.
 */
export function linesOf({ job, random }: Life, items: Bought['items'], details: InstallDetails): Line[] {
  const ofItems: PriceLine[] = []
  const ofSite = new Map<string, PriceLine[]>()
  for (const line of priceLines(items, details) ?? []) {
    if (!isOfSite(line, items)) ofItems.push(line)
    else {
      const code = kitOf[line.code] ?? line.code
      ofSite.set(code, [...(ofSite.get(code) ?? []), line])
    }
  }
  const sold = items.map((item, index) => ({
    ...item,
    unit_price_cents: perUnit(
      ofItems.filter((line) => line.item_index === index),
      item.quantity,
    ),
    kind: 'service' as const,
  }))
  const added = [...ofSite].map(([code, lines]) => {
    const quantity = lines.reduce((sum, line) => sum + (line.kind === lines[0]?.kind ? line.quantity : 0), 0)
    return {
      service_id: null,
      service_name: soldAs[code] ?? lines[0]?.label ?? code,
      quantity,
      unit_price_cents: perUnit(lines, quantity),
      kind: 'adder' as const,
      metadata: {},
    }
  })
  return [...sold, ...added].map((line, position) => ({
    job_id: job.job_id,
    line_id: random.uuid(),
    ...line,
    position,
  }))
}

/** Whether its item, at a site of which nothing is known, would not have this line. */
function isOfSite({ code, item_index }: PriceLine, items: Bought['items']): boolean {
  return !(priceLines(items.slice(item_index, item_index + 1)) ?? []).some((line) => line.code === code)
}

function perUnit(lines: readonly PriceLine[], quantity: number): number | null {
  const unit = lines.reduce((sum, line) => sum + line.amount_cents, 0) / quantity
  return Number.isInteger(unit) ? unit : null
}
