import type { OrderComponent, OrderPlan } from '../job/metadata.ts'
import { isLineGone, orderStages } from './order-line.ts'
import type { OrderLineState, OrderStage } from './order-line.ts'

const byState: Readonly<Record<Exclude<OrderLineState, 'cancelled' | 'returned'>, OrderStage>> = {
  planned: 'READY_TO_ORDER',
  ordered: 'ORDERED',
  shipped: 'SHIPPED',
  delivered: 'DELIVERED',
  reserved: 'ORDERED',
  picked: 'DELIVERED',
}

/** How far a stage is; a higher number is further. */
export function stageRank(stage: OrderStage): number {
  return orderStages.indexOf(stage)
}

/**
 * The stage of one line; null for a line that is out of the plan.
 *
 * A reserved stock line waits for no parcel: beside purchases it counts as shipped, so that it never hides their stage.
 */
export function lineStage(line: Pick<OrderComponent, 'state'>, besidePurchases: boolean): OrderStage | null {
  if (line.state === 'cancelled' || line.state === 'returned') return null
  return line.state === 'reserved' && besidePurchases ? 'SHIPPED' : byState[line.state]
}

/**
 * The stage of a plan: that of its least advanced line; an empty plan needs nothing.
 *
 * @example
 * deriveOrderStage({ components: [] }) // => 'NOT_NEEDED'
 */
export function deriveOrderStage(plan: Pick<OrderPlan, 'components'>): OrderStage {
  const purchases = plan.components.some((line) => line.fulfilment === 'purchase' && !isLineGone(line.state))
  let least: OrderStage | null = null
  for (const line of plan.components) {
    const stage = lineStage(line, purchases)
    if (stage !== null && (least === null || stageRank(stage) < stageRank(least))) least = stage
  }
  return least ?? 'NOT_NEEDED'
}
