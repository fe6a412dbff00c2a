import type { OrderComponent, OrderPlan } from '../job/metadata.ts'

/** How two plans differ, by SKU. `change` in pieces and cents; nothing is listed that stays the same. */
export type OrderPlanDiff = {
  added: { sku: string; name: string; quantity: number; unit_cost: number }[]
  removed: { sku: string; name: string; quantity: number; unit_cost: number }[]
  changed: {
    sku: string
    name: string
    from: { quantity: number; unit_cost: number }
    to: { quantity: number; unit_cost: number }
  }[]
  cost_change_cents: number
}

function bySku(plan: Pick<OrderPlan, 'components'> | null | undefined) {
  const totals = new Map<string, { sku: string; name: string; quantity: number; unit_cost: number }>()
  for (const line of plan?.components ?? ([] as OrderComponent[])) {
    if (line.state === 'cancelled' || line.state === 'returned') continue
    const total = totals.get(line.sku)
    if (total === undefined)
      totals.set(line.sku, { sku: line.sku, name: line.name, quantity: line.quantity, unit_cost: line.unit_cost })
    else total.quantity += line.quantity
  }
  return totals
}

/** What a new plan changes against an old one (or against none). */
export function diffOrderPlans(
  before: Pick<OrderPlan, 'components'> | null | undefined,
  after: Pick<OrderPlan, 'components'>,
): OrderPlanDiff {
  const old = bySku(before)
  const fresh = bySku(after)
  const cost = (totals: ReturnType<typeof bySku>) =>
    [...totals.values()].reduce((sum, line) => sum + line.quantity * line.unit_cost, 0)
  return {
    added: [...fresh.values()].filter((line) => !old.has(line.sku)),
    removed: [...old.values()].filter((line) => !fresh.has(line.sku)),
    changed: [...fresh.values()].flatMap((line) => {
      const was = old.get(line.sku)
      if (was === undefined || (was.quantity === line.quantity && was.unit_cost === line.unit_cost)) return []
      const { sku, name, quantity, unit_cost } = line
      return { sku, name, from: { quantity: was.quantity, unit_cost: was.unit_cost }, to: { quantity, unit_cost } }
    }),
    cost_change_cents: cost(fresh) - cost(old),
  }
}
