export { amendmentBlockedBy, approvalBlockedBy, rejectionBlockedBy, releaseBlockedBy } from './approval.ts'
export type { PayoutFacts } from './approval.ts'
export {
  AUTO_APPROVE_CENTS,
  SECOND_APPROVER_CENTS,
  estimatePayout,
  payoutRules,
  payoutSplit,
  proTiers,
  returnVisitPayout,
  seatRoles,
} from './estimate.ts'
export type { PayoutEstimate, PayoutExtras, PayoutLine, PayoutLineKind, ProTier, SeatRole } from './estimate.ts'
export { isLivePayout, payoutKinds, payoutMachine, payoutStatuses } from './machine.ts'
export type { PayoutKind, PayoutStatus } from './machine.ts'
export { decisionBlockedBy, onVerification, payoutEligibility, reviewNeeded } from './review.ts'
export type { PayoutDecision } from './review.ts'
