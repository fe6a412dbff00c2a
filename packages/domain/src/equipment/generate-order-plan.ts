import { jobReading } from '../job/reading.ts'
import type { JobFacts } from '../job/facts.ts'
import type { OrderComponent, OrderPlan } from '../job/metadata.ts'
import { defaultCurrency } from '../money/money.ts'
import { toInstant } from '../schedule/instant.ts'
import type { TimeLike } from '../schedule/instant.ts'
import type { Item } from '../catalogue/items.ts'
import type { InstallDetails } from '../catalogue/install-details.ts'
import type { EquipmentNeed } from './needs.ts'
import { isLineGone } from './order-line.ts'
import { isBag } from '../stored/json.ts'
import { freeLineId } from './read-order-plan.ts'
import { readSku } from './read-sku.ts'

export const kitTypes = ['PREMIUM_TV_KIT', 'STANDARD_TV_KIT', 'STANDARD_CAMERA_KIT', 'CUSTOM_KIT'] as const
export type KitType = (typeof kitTypes)[number]

/** What a plan generation needs of a job: its service and its document. */
export type PlannableJob = Pick<JobFacts, 'service_id' | 'service_name' | 'metadata' | 'lines'>

/**
 * The kit of a job, from the services that were bought, never from a substring of a name.
 *
 * @example
 * determineKitType({ service_name: 'CCTV camera install' }) // => 'STANDARD_CAMERA_KIT'
 * @example
 * determineKitType({ service_id: 'TV-L', metadata: { wire_management_required: 'FULL_INWALL' } }) // => 'PREMIUM_TV_KIT'
 */
export function determineKitType(job: PlannableJob): KitType {
  const { items, metadata } = jobReading(job)
  return kitOf(items, metadata)
}

function kitOf(items: readonly Item[], details: InstallDetails): KitType {
  const families = new Set(items.map((item) => item.family))
  if (families.has('tv'))
    return details.wire_management_required === 'FULL_INWALL' ? 'PREMIUM_TV_KIT' : 'STANDARD_TV_KIT'
  return families.has('camera') ? 'STANDARD_CAMERA_KIT' : 'CUSTOM_KIT'
}

/** Whether a line is on its way: such a line is never touched again by planning. */
const isCommitted = (line: OrderComponent) => line.state !== 'planned' && !isLineGone(line.state)

/**
 * Plans what to buy and pick for the job as it is now. Never throws, never mutates.
 *
 * An earlier plan is continued: lines that are ordered, reserved or further stay exactly as they are, only what is still
 * planned is planned anew, and `version` rises when something differs. Generating twice gives the same plan.
 * What cannot be planned (an unknown mount type, a quantity of 0) is named in `notes`, and never given a default price.
 */
export function generateOrderPlan(job: PlannableJob, now: TimeLike, createdBy = 'system'): OrderPlan {
  const { items, metadata, needs, problems } = jobReading(job)
  const before = metadata.order_plan
  const kept = (before?.components ?? []).filter((line) => isCommitted(line) || isLineGone(line.state))
  const unread = unreadSkus(before)
  const plannable = needs.filter((need) => !unread.has(need.sku))
  const components = [...kept, ...plannedLines(plannable, kept, before?.components ?? [])]
  const notes = [
    `Auto-generated for ${job.service_name ?? 'service'}`,
    ...surplusNotes(components, needs),
    ...[...unread].map((sku) => `A line of ${sku} cannot be read: settle it by hand before more is ordered`),
    ...problems.map((problem) => `Item ${problem.path}: ${problem.message}`),
  ].join('. ')
  const plan: OrderPlan = {
    ...before,
    kit_type: kitOf(items, metadata),
    version: (before?.version ?? 0) + 1,
    components,
    total_cost_estimate: components
      .filter((line) => !isLineGone(line.state))
      .reduce((sum, line) => sum + line.unit_cost * line.quantity, 0),
    currency: before?.currency ?? defaultCurrency,
    vendor: vendorOf(components),
    notes,
    created_at: toInstant(now, 'now'),
    created_by: createdBy,
  }
  if (before === undefined || !samePlan(before, plan)) return plan
  return before.notes === notes ? before : { ...before, notes }
}

/** Fresh lines for what the kept ones do not cover. A line that was planned before keeps its id. */
function plannedLines(
  needs: readonly EquipmentNeed[],
  kept: readonly OrderComponent[],
  before: readonly OrderComponent[],
): OrderComponent[] {
  const taken = new Set(kept.map((line) => line.line_id))
  return needs.flatMap((need) => {
    const covered = kept
      .filter((line) => line.sku === need.sku && isCommitted(line))
      .reduce((sum, line) => sum + line.quantity, 0)
    const quantity = need.quantity - covered
    if (quantity <= 0) return []
    // What is kept is taken: a line that is not was only planned.
    const same = before.find((line) => line.sku === need.sku && !taken.has(line.line_id))
    const line_id = same?.line_id ?? freeLineId(need.sku, taken)
    taken.add(line_id)
    return { line_id, ...need, quantity, state: 'planned' as const }
  })
}

/** SKUs of lines that stand in the plan and cannot be read: they may be on their way, so nothing is bought twice. */
function unreadSkus(before: OrderPlan | undefined): Set<string> {
  const lines = before?.['unread_components']
  const skus = new Set<string>()
  if (!Array.isArray(lines)) return skus
  for (const line of lines)
    if (isBag(line) && typeof line['sku'] === 'string' && line['sku'] !== '') skus.add(readSku(line['sku']))
  return skus
}

function surplusNotes(components: readonly OrderComponent[], needs: readonly EquipmentNeed[]): string[] {
  const skus = [...new Set(components.filter(isCommitted).map((line) => line.sku))]
  return skus.flatMap((sku) => {
    const ordered = components
      .filter((line) => line.sku === sku && isCommitted(line))
      .reduce((sum, line) => sum + line.quantity, 0)
    const surplus = ordered - (needs.find((need) => need.sku === sku)?.quantity ?? 0)
    return surplus > 0 ? [`${surplus} × ${sku} on its way and no longer needed`] : []
  })
}

function vendorOf(components: readonly OrderComponent[]): string {
  const vendors = new Set(components.filter((line) => !isLineGone(line.state)).map((line) => line.vendor))
  if (vendors.size === 0) return 'None'
  return vendors.size === 1 ? ([...vendors][0] ?? 'None') : 'Several'
}

function samePlan(before: OrderPlan, after: OrderPlan): boolean {
  const lines = (plan: OrderPlan) =>
    JSON.stringify(plan.components.map((line) => [line.line_id, line.sku, line.quantity, line.unit_cost, line.state]))
  return before.kit_type === after.kit_type && lines(before) === lines(after)
}
