import type { BlockerCode } from './blocker-codes.ts'
import type { Blocker } from './blocker.ts'

type Text = { message: string; fix: string; overridable: boolean }

/** One sentence and one fix for every code. Seed A's four sentences are kept word for word. */
export const blockerText: Readonly<Record<BlockerCode, Text>> = {
  STATUS: {
    message: 'The job is not in a status that allows this',
    fix: 'Take the step that comes first, or reload to see the present status.',
    overridable: false,
  },
  ASSIGNED: {
    message: 'Job must be assigned to a tech before starting',
    fix: 'Dispatch the job to a tech who accepts it.',
    overridable: false,
  },
  WINDOW: {
    message: 'A visit window with a start before its end is needed',
    fix: 'Choose a start and an end for the visit.',
    overridable: false,
  },
  SCOPE: {
    message: 'The scope of the work contradicts what is known about the site',
    fix: 'Settle the open scope flag with the customer, or change the order.',
    overridable: true,
  },
  EQUIPMENT: {
    message: 'Equipment must be delivered before starting job',
    fix: 'Move every line of the order plan to delivered or picked.',
    overridable: true,
  },
  CREW: {
    message: 'More techs are needed than have accepted',
    fix: 'Fill the open seat with a second tech.',
    overridable: true,
  },
  NO_CRITICAL_FLAG: {
    message: 'Cannot complete job with unresolved critical pain flags',
    fix: 'Resolve each critical flag with a note on what was done.',
    overridable: true,
  },
  CHECKLIST: {
    message: 'The completion checklist is not finished',
    fix: 'Tick the remaining points of the checklist.',
    overridable: true,
  },
  VERIFIED: {
    message: 'The customer has not verified the work',
    fix: 'Wait for the customer, or verify on their behalf with their word.',
    overridable: true,
  },
  PAYOUT_APPROVED: {
    message: 'The payout has not been approved',
    fix: 'Approve the payout on the payouts page.',
    overridable: false,
  },
  NO_DISPUTE: {
    message: 'The customer disputes the work',
    fix: 'Settle the dispute first.',
    overridable: false,
  },
  REASON: {
    message: 'A reason is needed',
    fix: 'Say in a few words why.',
    overridable: false,
  },
  POLICY: {
    message: 'The policy of this job does not allow another change of time',
    fix: 'A dispatcher can move the visit and say why.',
    overridable: true,
  },
  BEFORE_PAYOUT: {
    message: 'The payout has gone out already',
    fix: 'Open a return visit instead; the payout can only be reversed.',
    overridable: false,
  },
  NOT_VERIFIED: {
    message: 'The work has been verified already',
    fix: 'Nothing is left to do here.',
    overridable: false,
  },
  UNASSIGNED: {
    message: 'A tech has this job already',
    fix: 'Release the present tech before you offer the job to another.',
    overridable: false,
  },
  PRO_REJECTED: {
    message: 'This tech turned this job down before',
    fix: 'Offer it to somebody else.',
    overridable: true,
  },
  NEEDS_EQUIPMENT: {
    message: 'This job needs no equipment from us',
    fix: 'Nothing has to be ordered.',
    overridable: false,
  },
  ORDER_PLAN: {
    message: 'There is no order plan yet',
    fix: 'Generate the order plan first.',
    overridable: false,
  },
  ORDER_LINE: {
    message: 'The order plan has no such line',
    fix: 'Reload to see the present plan.',
    overridable: false,
  },
  LINE_STATE: {
    message: 'The equipment cannot move to that state',
    fix: 'Equipment only moves forward, one state after the other.',
    overridable: false,
  },
  CHANGES: {
    message: 'Nothing would change',
    fix: 'Change at least one detail.',
    overridable: false,
  },
  FLAG_OPEN: {
    message: 'There is no such open flag',
    fix: 'Reload to see the open flags.',
    overridable: false,
  },
  NOTES: {
    message: 'Notes are required to resolve a high or critical flag',
    fix: 'Say in a few words what was found or done.',
    overridable: false,
  },
  SECOND_PERSON: {
    message: 'A critical flag needs a second person to go on',
    fix: 'Ask a colleague to confirm.',
    overridable: false,
  },
  PAYOUT_STATE: {
    message: 'The payout is not in review',
    fix: 'Only a payout in review can be approved.',
    overridable: false,
  },
  PAYOUT_UNPRICED: {
    message: 'The work could not be priced, so the payout has no amount',
    fix: 'Find out what the tech is owed and amend the payout with the amount and the reason, or reject it.',
    overridable: false,
  },
  NOT_CREATOR: {
    message: 'Whoever created a payout cannot approve it',
    fix: 'Ask a colleague to approve it.',
    overridable: false,
  },
  NOT_PAYEE: {
    message: 'Nobody approves a payout to themselves',
    fix: 'Ask a colleague to approve it.',
    overridable: false,
  },
  ASSIGNMENT_STATE: {
    message: 'The assignment is not in a state that allows this',
    fix: 'Reload to see the present state.',
    overridable: false,
  },
  SKILL: {
    message: 'The tech lacks a skill that this job needs',
    fix: 'Choose a tech who has it.',
    overridable: true,
  },
  LICENCE: {
    message: 'The work needs a licence that the tech does not hold',
    fix: 'Choose a licensed tech.',
    overridable: false,
  },
  AVAILABLE: {
    message: 'The tech is busy or away at that time',
    fix: 'Choose another time or another tech.',
    overridable: false,
  },
  ACTIVE: {
    message: 'The tech is not active',
    fix: 'Choose an active tech.',
    overridable: false,
  },
  PRO_BUSY: {
    message: 'The tech is still at work on another job',
    fix: 'Complete that job first.',
    overridable: false,
  },
  DAY_LOAD: {
    message: 'The day of the tech would be too long',
    fix: 'Choose another day or another tech.',
    overridable: true,
  },
  TRAVEL: {
    message: 'The tech cannot get there in time',
    fix: 'Leave more time between the visits, or choose a tech who is nearer.',
    overridable: true,
  },
  HOURS: {
    message: 'The time is outside the hours of the site',
    fix: 'Choose a time within the hours of the site.',
    overridable: true,
  },
}

/** Builds the blocker of a code; `message` and `fix` may say it more precisely than the table does. */
export function block(
  code: BlockerCode,
  evidence: Record<string, unknown> = {},
  finer: { message?: string; fix?: string; overridable?: boolean } = {},
): Blocker {
  return { code, ...blockerText[code], ...finer, evidence }
}
