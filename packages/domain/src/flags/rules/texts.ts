import type { FlagText } from '../facts.ts'
import type { PainFlagType } from '../words.ts'
import { accessDetailsMissingText } from './access-details-missing.ts'
import { customerExpectationRiskText } from './customer-expectation-risk.ts'
import { orderingAmbiguousText } from './ordering-ambiguous.ts'
import { scheduleConflictText } from './schedule-conflict.ts'
import { scopeMismatchText } from './scope-mismatch.ts'
import { teamRequiredUnconfirmedText } from './team-required-unconfirmed.ts'
import { wallTypeUnknownText } from './wall-type-unknown.ts'
import { wireManagementUnknownText } from './wire-management-unknown.ts'

/** What every rule says of itself. */
export const flagTexts: Readonly<Record<PainFlagType, FlagText>> = {
  WIRE_MANAGEMENT_UNKNOWN: wireManagementUnknownText,
  WALL_TYPE_UNKNOWN: wallTypeUnknownText,
  CUSTOMER_EXPECTATION_RISK: customerExpectationRiskText,
  ORDERING_AMBIGUOUS: orderingAmbiguousText,
  SCOPE_MISMATCH: scopeMismatchText,
  TEAM_REQUIRED_UNCONFIRMED: teamRequiredUnconfirmedText,
  ACCESS_DETAILS_MISSING: accessDetailsMissingText,
  SCHEDULE_CONFLICT: scheduleConflictText,
}
