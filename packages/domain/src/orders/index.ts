export { becomesJobBlockedBy } from './becomes-job.ts'
export { orderStatuses } from './status.ts'
export type { OrderStatus } from './status.ts'
