import { defaultCurrency } from '../money/money.ts'
import type { OrderComponent, OrderPlan } from '../job/metadata.ts'
import { isBag } from '../stored/json.ts'
import { timeOfHistory } from '../stored/times.ts'
import { asWholeNumber, isWhole } from '../stored/values.ts'
import { isOneOf } from '../stored/words.ts'
import { fulfilments, orderLineStates } from './order-line.ts'
import type { Fulfilment, OrderLineState, OrderStage } from './order-line.ts'
import { readSku } from './read-sku.ts'

const text = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise

/** Where a line of an old plan stands: seed A stored one stage for all of them. */
const stateByStage: Readonly<Record<OrderStage, Readonly<Record<Fulfilment, OrderLineState>>>> = {
  NOT_NEEDED: { purchase: 'planned', stock: 'planned' },
  PENDING_REVIEW: { purchase: 'planned', stock: 'planned' },
  READY_TO_ORDER: { purchase: 'planned', stock: 'planned' },
  ORDERED: { purchase: 'ordered', stock: 'reserved' },
  SHIPPED: { purchase: 'shipped', stock: 'reserved' },
  DELIVERED: { purchase: 'delivered', stock: 'picked' },
}

/**
 * Reads a stored order plan, seed A's included; null when it is none.
 *
 * Lines of old plans get an id, our spelling of the SKU, a fulfilment from their vendor, and the state that the stored
 * stage stands for.
 * A line without a SKU, or with a quantity or cost that is no whole number, is set aside as it was, in
 * `unread_components`: the needs will show what is missing. Numbers may be written as text.
 */
export function readOrderPlan(stored: unknown, stage: OrderStage | null): OrderPlan | null {
  if (!isBag(stored) || !Array.isArray(stored['components'])) return null
  const seen = new Set<string>()
  const components: OrderComponent[] = []
  const unread: unknown[] = Array.isArray(stored['unread_components']) ? [...stored['unread_components']] : []
  for (const entry of stored['components']) {
    const line = readLine(entry, stage ?? 'PENDING_REVIEW', seen)
    if (line === null) {
      unread.push(entry)
      continue
    }
    seen.add(line.line_id)
    components.push(line)
  }
  const total = components.reduce((sum, line) => sum + line.unit_cost * line.quantity, 0)
  return {
    ...stored,
    kit_type: text(stored['kit_type'], 'CUSTOM_KIT'),
    version: isWhole(stored['version'], 1) ? stored['version'] : 1,
    components,
    total_cost_estimate: isWhole(stored['total_cost_estimate'], 0) ? stored['total_cost_estimate'] : total,
    currency: text(stored['currency'], defaultCurrency),
    vendor: text(stored['vendor'], 'None'),
    notes: typeof stored['notes'] === 'string' ? stored['notes'] : '',
    created_at: timeOfHistory(stored['created_at']) ?? text(stored['created_at'], '1970-01-01T00:00:00.000Z'),
    created_by: text(stored['created_by'], 'system'),
    ...(unread.length > 0 ? { unread_components: unread } : {}),
  }
}

function readLine(entry: unknown, stage: OrderStage, seen: ReadonlySet<string>): OrderComponent | null {
  if (!isBag(entry) || typeof entry['sku'] !== 'string' || entry['sku'] === '') return null
  const quantity = asWholeNumber(entry['quantity'] ?? 1)
  const unit_cost = asWholeNumber(entry['unit_cost'] ?? 0)
  if (!isWhole(quantity, 1) || !isWhole(unit_cost, 0)) return null
  const sku = readSku(entry['sku'])
  const vendor = text(entry['vendor'], 'Unknown')
  const fulfilment = isOneOf(fulfilments, entry['fulfilment'])
    ? entry['fulfilment']
    : vendor === 'Internal Stock'
      ? 'stock'
      : 'purchase'
  const id = entry['line_id']
  const state = typeof entry['state'] === 'string' ? entry['state'].trim().toLowerCase() : null
  return {
    ...entry,
    line_id: typeof id === 'string' && id !== '' && !seen.has(id) ? id : freeLineId(sku, seen),
    sku,
    name: text(entry['name'], sku),
    quantity,
    unit_cost,
    vendor,
    reason: typeof entry['reason'] === 'string' ? entry['reason'] : '',
    fulfilment,
    state: isOneOf(orderLineStates, state) ? state : stateByStage[stage][fulfilment],
  }
}

/** The first free line id of a SKU: `RACEWAY-KIT-STD#1`. */
export function freeLineId(sku: string, taken: ReadonlySet<string>): string {
  let number = 1
  while (taken.has(`${sku}#${number}`)) number += 1
  return `${sku}#${number}`
}
