export { missingFrom } from './coverage.ts'
export { diffOrderPlans } from './diff-order-plans.ts'
export type { OrderPlanDiff } from './diff-order-plans.ts'
export { determineKitType, generateOrderPlan, kitTypes } from './generate-order-plan.ts'
export type { KitType, PlannableJob } from './generate-order-plan.ts'
export { moveOrderLine, moveOrderStage, nextLineStates } from './move-order.ts'
export { determineEquipmentLane, equipmentNeeds, requiresOrdering, unplannable } from './needs.ts'
export type { EquipmentNeed } from './needs.ts'
export { orderedParts } from './ordered-parts.ts'
export {
  fulfilments,
  isLineGone,
  isLineReady,
  lineStatesOf,
  orderLineMachine,
  orderLineStates,
  orderStages,
} from './order-line.ts'
export type { Fulfilment, OrderLineState, OrderStage } from './order-line.ts'
export { readOrderPlan } from './read-order-plan.ts'
export { recipesFor } from './recipes.ts'
export type { RecipeLine } from './recipes.ts'
export { deriveOrderStage, stageRank } from './stage.ts'
export { equipmentLanes } from '../job/words.ts'
export type { OrderComponent, OrderPlan } from '../job/metadata.ts'
export type { EquipmentLane } from '../job/words.ts'
