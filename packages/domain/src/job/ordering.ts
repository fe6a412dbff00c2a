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
  if (problems.length > 0 || metadata.items_json.length === 0)
    return { needed: lines, missing: missingFrom(metadata.order_plan, needs), surplus: [] }
  // Asked for every job that is read: nothing is sorted that has no order.
  if (lines.length > 1) lines.sort((a, b) => rank(b) - rank(a))
  const fit: PlanFit = { needed: [], missing: [], surplus: [] }
  const left = needs.map((need) => need.quantity)
  for (const line of lines) {
    const { sku, state } = line
    const at = needs.findIndex((need) => need.sku === sku)
    const wanted = left[at] ?? 0
    const quantity = line.quantity - wanted
    if (at >= 0) left[at] = Math.max(0, -quantity)
    if (wanted > 0) fit.needed.push(line)
    if (quantity > 0 && !isLineReady(state)) fit.surplus.push({ sku, quantity, state })
  }
  needs.forEach((need, at) => {
    const quantity = left[at] ?? 0
    if (quantity > 0) fit.missing.push({ ...need, quantity })
  })
  return fit
}

const rank = (line: OrderComponent) => stageRank(lineStage(line, false) ?? 'NOT_NEEDED')

/** The stage of a job: of the lines that it needs, or, without any, whether something is needed at all. */
export function orderStageOf(reading: JobReading): OrderStage {
  if (!orderRequired(reading)) return 'NOT_NEEDED'
  const { needed } = planFit(reading)
  if (needed.length > 0) return deriveOrderStage({ components: needed })
  const { order_plan, order_stage } = reading.metadata
  // Old documents were moved along without a plan: what they reached stands.
  return order_plan === undefined && stageRank(order_stage) >= stageRank('ORDERED') ? order_stage : 'PENDING_REVIEW'
}
