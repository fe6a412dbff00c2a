import type { OrderPlan } from '../job/metadata.ts'
import type { EquipmentNeed } from './needs.ts'
import { isLineGone } from './order-line.ts'

/** What a plan does not cover of what is needed now: `quantity` is what is missing. */
export function missingFrom(
  plan: Pick<OrderPlan, 'components'> | undefined,
  needs: readonly EquipmentNeed[],
): EquipmentNeed[] {
  const missing: EquipmentNeed[] = []
  for (const need of needs) {
    let planned = 0
    for (const line of plan?.components ?? [])
      if (line.sku === need.sku && !isLineGone(line.state)) planned += line.quantity
    if (planned < need.quantity) missing.push({ ...need, quantity: need.quantity - planned })
  }
  return missing
}
