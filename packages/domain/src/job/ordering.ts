import { missingFrom } from '../equipment/coverage.ts'
import type { EquipmentNeed } from '../equipment/needs.ts'
import { isLineGone, isLineReady } from '../equipment/order-line.ts'
import type { OrderStage } from '../equipment/order-line.ts'
import { deriveOrderStage, lineStage, stageRank } from '../equipment/stage.ts'
import type { OrderComponent } from './metadata.ts'
import { orderRequired } from './reading.ts'
import type { JobReading } from './reading.ts'

/** How an order plan stands to what the job needs now. */
type PlanFit = {
  /** The lines that the work waits for, or has waited for. */
  needed: OrderComponent[]
  missing: EquipmentNeed[]
  /** What is still to come and nobody needs any more. */
  surplus: { sku: string; quantity: number; state: string }[]
}

/**
 * Of every thing the lines furthest along count, as many as are needed now: whatever else a plan holds, the work does not
 * wait for it. Where nobody can say what is needed (an item that cannot be read, an old document without items), every
 * line counts.
 */
export function planFit({ metadata, needs, problems }: JobReading): PlanFit {
  const lines = (metadata.order_plan?.components ?? []).filter((line) => !isLineGone(line.state))
  const missing = missingFrom(metadata.order_plan, needs)
  if (problems.length > 0 || metadata.items_json.length === 0) return { needed: lines, missing, surplus: [] }
  const rank = (line: OrderComponent) => stageRank(lineStage(line, false) ?? 'NOT_NEEDED')
  const left = new Map(needs.map((need) => [need.sku, need.quantity]))
  const fit: PlanFit = { needed: [], missing, surplus: [] }
  for (const line of lines.toSorted((a, b) => rank(b) - rank(a))) {
    const { sku, state } = line
    const wanted = left.get(sku) ?? 0
    const quantity = line.quantity - wanted
    left.set(sku, Math.max(0, -quantity))
    if (wanted > 0) fit.needed.push(line)
    if (quantity > 0 && !isLineReady(state)) fit.surplus.push({ sku, quantity, state })
  }
  return fit
}

/** The stage of a job: of the lines that it needs, or, without any, whether something is needed at all. */
export function orderStageOf(reading: JobReading): OrderStage {
  if (!orderRequired(reading)) return 'NOT_NEEDED'
  const { needed } = planFit(reading)
  if (needed.length > 0) return deriveOrderStage({ components: needed })
  const { order_plan, order_stage } = reading.metadata
  // Old documents were moved along without a plan: what they reached stands.
  return order_plan === undefined && stageRank(order_stage) >= stageRank('ORDERED') ? order_stage : 'PENDING_REVIEW'
}
