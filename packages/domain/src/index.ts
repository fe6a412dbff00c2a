// Two nouns are named one by one: what of them only helps to write a sentence stays at their own door.
export * from './assignments/index.ts'
export * from './catalogue/index.ts'
export * from './equipment/index.ts'
export * from './errors/index.ts'
export * from './events.ts'
export * from './flags/index.ts'
export * from './job/index.ts'
export * from './machines/index.ts'
export * from './money/index.ts'
export {
  audiences,
  buildJobAssignedMessage,
  buildJobCompletedMessage,
  firstName,
  gsm7Check,
  isTemplateKey,
  messageChannels,
  messageStates,
  templateKeys,
  templates,
  toGsm7,
} from './notifications/index.ts'
export type {
  Audience,
  Gsm7Check,
  Message,
  MessageChannel,
  MessageFacts,
  MessageState,
  Template,
  TemplateKey,
} from './notifications/index.ts'
export * from './orders/index.ts'
export * from './payments/index.ts'
export * from './payouts/index.ts'
export * from './people/index.ts'
export {
  cancellationFee,
  defaultPolicyId,
  excuses,
  feeAmount,
  feeText,
  findPolicy,
  ifYouCancelNow,
  ifYouMoveNow,
  moveBlockedBy,
  noShowFee,
  noticeTier,
  policies,
  policyOf,
  policyProse,
  policyTable,
  providerCancelCredit,
  rescheduleFee,
} from './policies/index.ts'
export type { Excuse, Fee, FeeVerdict, NoticeTier, Parts, Policy, VisitTerms } from './policies/index.ts'
export * from './proposals/index.ts'
export * from './reactions.ts'
export * from './reminders/index.ts'
export * from './schedule/index.ts'
