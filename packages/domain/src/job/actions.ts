import type { Role } from '../people/actor.ts'

/** Everything that can be done to a job. The first eleven change its status; the others leave it. */
export const jobActions = [
  'request_time',
  'accept',
  'schedule',
  'start',
  'complete',
  'settle',
  'cancel',
  'reject',
  'reschedule',
  'return_visit',
  'dispute',
  'verify',
  'dispatch',
  'generate_order_plan',
  'move_order_line',
  'update_install_details',
  'resolve_flag',
  'raise_flag',
  'approve_payout',
] as const
export type JobAction = (typeof jobActions)[number]

/** Who may do what. An admin may do whatever a dispatcher may. Source: domain.md, the *who* column. */
export const whoMay: Readonly<Record<JobAction, readonly (Role | 'system')[]>> = {
  request_time: ['dispatcher', 'system'],
  accept: ['provider', 'dispatcher'],
  schedule: ['customer', 'provider', 'dispatcher'],
  start: ['provider', 'dispatcher'],
  complete: ['provider', 'dispatcher'],
  settle: ['system', 'dispatcher'],
  cancel: ['customer', 'dispatcher'],
  reject: ['provider', 'dispatcher'],
  reschedule: ['customer', 'provider', 'dispatcher'],
  return_visit: ['provider', 'dispatcher'],
  dispute: ['customer', 'dispatcher'],
  // The system verifies when the customer has not answered for 72 hours.
  verify: ['customer', 'dispatcher', 'system'],
  dispatch: ['dispatcher', 'system'],
  generate_order_plan: ['dispatcher', 'system'],
  move_order_line: ['dispatcher'],
  // Who stands before the wall knows best what it is.
  update_install_details: ['provider', 'dispatcher'],
  resolve_flag: ['dispatcher'],
  raise_flag: ['provider', 'dispatcher', 'system'],
  approve_payout: ['admin'],
}

/** Whether a role may take an action at all. */
export function roleMay(role: Role | 'system', action: JobAction): boolean {
  const who = whoMay[action]
  return who.includes(role) || (role === 'admin' && who.includes('dispatcher'))
}

/** What each action is called on a button. */
export const actionLabels: Readonly<Record<JobAction, string>> = {
  request_time: 'Ask for a time',
  accept: 'Accept',
  schedule: 'Confirm a window',
  start: 'Start',
  complete: 'Complete',
  settle: 'Settle',
  cancel: 'Cancel',
  reject: 'Reject',
  reschedule: 'Reschedule',
  return_visit: 'Needs a return visit',
  dispute: 'Dispute',
  verify: 'Verify',
  dispatch: 'Dispatch',
  generate_order_plan: 'Generate order plan',
  move_order_line: 'Move equipment',
  update_install_details: 'Update install details',
  resolve_flag: 'Resolve flag',
  raise_flag: 'Raise flag',
  approve_payout: 'Approve payout',
}
