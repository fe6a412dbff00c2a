export {
  cancellationFee,
  excuses,
  feeAmount,
  noShowFee,
  noticeTier,
  providerCancelCredit,
  rescheduleFee,
} from './fees.ts'
export type { Excuse, FeeVerdict, NoticeTier, Parts, VisitTerms } from './fees.ts'
export { moveBlockedBy } from './move.ts'
export { defaultPolicyId, findPolicy, policies, policyOf } from './policies.ts'
export type { Fee, Policy } from './policies.ts'
export { feeText, ifYouCancelNow, ifYouMoveNow, policyProse, policyTable, times } from './render.ts'
