import { block } from '../errors/blocker-text.ts'
import { refused } from '../errors/domain-error.ts'
import type { OrderPlan } from '../job/metadata.ts'
import { canMove, movesFrom } from '../machines/machine.ts'
import { isLineGone, lineStatesOf, orderLineMachine } from './order-line.ts'
import type { Fulfilment, OrderLineState, OrderStage } from './order-line.ts'
import { deriveOrderStage, lineStage, stageRank } from './stage.ts'

/** The states that a line may move to next. */
export function nextLineStates(line: { state: OrderLineState; fulfilment: Fulfilment }): OrderLineState[] {
  return movesFrom(orderLineMachine, line.state).filter((state) => lineStatesOf[line.fulfilment].includes(state))
}

/** Moves one line of a plan. Throws RULE when there is no such line or it cannot move there. */
export function moveOrderLine(plan: OrderPlan, lineId: string, state: OrderLineState): OrderPlan {
  const line = plan.components.find((entry) => entry.line_id === lineId)
  if (line === undefined) throw refused([block('ORDER_LINE', { line_id: lineId })])
  if (line.state === state) return plan
  if (!canMove(orderLineMachine, line.state, state) || !lineStatesOf[line.fulfilment].includes(state)) {
    throw refused([
      block(
        'LINE_STATE',
        { line_id: lineId, from: line.state, to: state, next: nextLineStates(line) },
        { message: `${line.name} is ${line.state} and cannot become ${state}` },
      ),
    ])
  }
  return { ...plan, components: plan.components.map((entry) => (entry === line ? { ...entry, state } : entry)) }
}

const stateAt: Readonly<Partial<Record<OrderStage, Readonly<Record<Fulfilment, OrderLineState>>>>> = {
  ORDERED: { purchase: 'ordered', stock: 'reserved' },
  SHIPPED: { purchase: 'shipped', stock: 'reserved' },
  DELIVERED: { purchase: 'delivered', stock: 'picked' },
}

/** Moves every line that is behind up to a stage; lines that are further stay. Throws RULE on a stage that is not ahead. */
export function moveOrderStage(plan: OrderPlan, stage: OrderStage): OrderPlan {
  const present = deriveOrderStage(plan)
  if (present === stage) return plan
  const target = stateAt[stage]
  if (target === undefined || stageRank(stage) < stageRank(present) || present === 'NOT_NEEDED') {
    throw refused([
      block(
        'LINE_STATE',
        { from: present, to: stage },
        { message: `The order is ${present} and cannot become ${stage}` },
      ),
    ])
  }
  const components = plan.components.map((line) => {
    const at = isLineGone(line.state) ? null : lineStage(line, false)
    return at === null || stageRank(at) >= stageRank(stage) ? line : { ...line, state: target[line.fulfilment] }
  })
  return { ...plan, components }
}
