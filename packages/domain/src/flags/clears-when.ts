import type { PainFlagType } from './words.ts'

/** For every type: what makes it go away, as a sentence on the flag. */
export const clearsWhen: Readonly<Record<PainFlagType, string>> = {
  WIRE_MANAGEMENT_UNKNOWN: 'Clears when the wire management level is filled in.',
  WALL_TYPE_UNKNOWN: 'Clears when the wall type is filled in.',
  CUSTOMER_EXPECTATION_RISK: 'Clears when somebody has talked with the customer and noted it.',
  ORDERING_AMBIGUOUS: 'Clears when an order plan covers the equipment that the job needs and waits for nothing else.',
  SCOPE_MISMATCH: 'Clears when the order and the facts of the site agree again.',
  TEAM_REQUIRED_UNCONFIRMED: 'Clears when enough techs have accepted.',
  ACCESS_DETAILS_MISSING: 'Clears when it is known how to get in.',
  SCHEDULE_CONFLICT: 'Clears when the window fits the site, the way there and the calendars.',
}
