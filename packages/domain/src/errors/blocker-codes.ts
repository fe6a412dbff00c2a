/**
 * Every reason why something cannot be done now. A code names the guard that does not hold
 * (the words of the transition table), so `EQUIPMENT` reads "the EQUIPMENT guard is not met".
 */
export const blockerCodes = [
  'STATUS',
  'ASSIGNED',
  'WINDOW',
  'SCOPE',
  'EQUIPMENT',
  'CREW',
  'NO_CRITICAL_FLAG',
  'CHECKLIST',
  'VERIFIED',
  'PAYOUT_APPROVED',
  'NO_DISPUTE',
  'REASON',
  'POLICY',
  'BEFORE_PAYOUT',
  'NOT_VERIFIED',
  'UNASSIGNED',
  'PRO_REJECTED',
  'NEEDS_EQUIPMENT',
  'ORDER_PLAN',
  'ORDER_LINE',
  'LINE_STATE',
  'CHANGES',
  'FLAG_OPEN',
  'NOTES',
  'SECOND_PERSON',
  'PAYOUT_STATE',
  'NOT_CREATOR',
  'NOT_PAYEE',
  'ASSIGNMENT_STATE',
  'SKILL',
  'LICENCE',
  'AVAILABLE',
  'ACTIVE',
  'DAY_LOAD',
  'TRAVEL',
  'HOURS',
] as const

export type BlockerCode = (typeof blockerCodes)[number]
