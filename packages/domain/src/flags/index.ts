export { evaluatePainFlags } from './evaluate.ts'
export type { FlagRule } from './facts.ts'
export { flagId } from './flag-id.ts'
export { PainFlagSchema } from './pain-flag.ts'
export { flagLabels, flagMachine, flagOrigins, flagStates, painFlagTypes, severities } from './words.ts'
export type { PainFlag } from './pain-flag.ts'
export type { FlagOrigin, FlagState, PainFlagType, Severity } from './words.ts'
export {
  findOpenFlag,
  raisePainFlag,
  resolutionBlockedBy,
  resolutionTakesTwo,
  resolvePainFlag,
  waivePainFlag,
} from './person.ts'
export type { WithFlags } from './person.ts'
export { RULES_ACTOR, flagChanges, reconcilePainFlags } from './reconcile.ts'
export type { FlagChanges } from './reconcile.ts'
export { flagRules } from './rules/all.ts'
export { flagState, isOpenFlag, openFlags, severityRank, worstSeverity } from './state.ts'
