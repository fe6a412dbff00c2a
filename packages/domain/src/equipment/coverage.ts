import type { OrderPlan } from '../job/metadata.ts'
import type { EquipmentNeed } from './needs.ts'
import { isLineGone } from './order-line.ts'

/** What a plan does not cover of what is needed now: `quantity` is what is missing. */
export function missingFrom(
  plan: Pick<OrderPlan, 'components'> | undefined,
  needs: readonly EquipmentNeed[],
): EquipmentNeed[] {
  return needs.flatMap((need) => {
    const planned = (plan?.components ?? [])
      .filter((line) => line.sku === need.sku && !isLineGone(line.state))
      .reduce((sum, line) => sum + line.quantity, 0)
    return planned >= need.quantity ? [] : { ...need, quantity: need.quantity - planned }
  })
}
