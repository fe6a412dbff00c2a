import { defineMachine } from '../machines/machine.ts'

/** Bought for the job, or taken from our own stock. */
export const fulfilments = ['purchase', 'stock'] as const
export type Fulfilment = (typeof fulfilments)[number]

export const orderLineStates = [
  'planned',
  'ordered',
  'shipped',
  'delivered',
  'reserved',
  'picked',
  'cancelled',
  'returned',
] as const
export type OrderLineState = (typeof orderLineStates)[number]

/** A line of an order plan: a purchase is ordered, shipped, delivered; stock is reserved, picked. */
export const orderLineMachine = defineMachine({
  name: 'order line',
  initial: 'planned',
  states: orderLineStates,
  arrows: [
    ['planned', 'order', 'ordered'],
    ['ordered', 'ship', 'shipped'],
    // Not every vendor tells us that a parcel is on its way.
    [['ordered', 'shipped'], 'deliver', 'delivered'],
    ['planned', 'reserve', 'reserved'],
    [['planned', 'reserved'], 'pick', 'picked'],
    [['planned', 'ordered', 'reserved'], 'cancel', 'cancelled'],
    [['delivered', 'picked', 'shipped'], 'return', 'returned'],
  ],
})

/** Which states a line of each kind goes through, in order. */
export const lineStatesOf: Readonly<Record<Fulfilment, readonly OrderLineState[]>> = {
  purchase: ['planned', 'ordered', 'shipped', 'delivered', 'cancelled', 'returned'],
  stock: ['planned', 'reserved', 'picked', 'cancelled', 'returned'],
}

export const orderStages = [
  'NOT_NEEDED',
  'PENDING_REVIEW',
  'READY_TO_ORDER',
  'ORDERED',
  'SHIPPED',
  'DELIVERED',
] as const
export type OrderStage = (typeof orderStages)[number]

/** Whether nobody has to wait for the line any more. */
export function isLineReady(state: OrderLineState): boolean {
  return state === 'delivered' || state === 'picked'
}

/** Whether the line is out of the plan: it neither holds anything up nor covers a need. */
export function isLineGone(state: OrderLineState): boolean {
  return state === 'cancelled' || state === 'returned'
}
