export { approvalBlockedBy } from './approval.ts'
export type { PayoutFacts } from './approval.ts'
export { payoutKinds, payoutMachine, payoutStatuses } from './machine.ts'
export type { PayoutKind, PayoutStatus } from './machine.ts'
