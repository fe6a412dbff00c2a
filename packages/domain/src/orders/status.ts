/** What becomes of an order: it waits for its job, has it, or was called off. */
export const orderStatuses = ['open', 'fulfilled', 'cancelled'] as const
export type OrderStatus = (typeof orderStatuses)[number]
