import type { FlagRule } from '../facts.ts'
import { accessDetailsMissing } from './access-details-missing.ts'
import { customerExpectationRisk } from './customer-expectation-risk.ts'
import { orderingAmbiguous } from './ordering-ambiguous.ts'
import { scheduleConflict } from './schedule-conflict.ts'
import { scopeMismatch } from './scope-mismatch.ts'
import { teamRequiredUnconfirmed } from './team-required-unconfirmed.ts'
import { wallTypeUnknown } from './wall-type-unknown.ts'
import { wireManagementUnknown } from './wire-management-unknown.ts'

/** Every rule, in seed A's order of types. */
export const flagRules: readonly FlagRule[] = [
  wireManagementUnknown,
  wallTypeUnknown,
  customerExpectationRisk,
  orderingAmbiguous,
  scopeMismatch,
  teamRequiredUnconfirmed,
  accessDetailsMissing,
  scheduleConflict,
]
