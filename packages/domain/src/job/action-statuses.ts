import { invalid } from '../errors/domain-error.ts'
import type { Role } from '../people/actor.ts'
import { isOneOf } from '../stored/words.ts'
import { jobActions, roleMay } from './actions.ts'
import type { JobAction } from './actions.ts'
import type { JobStatus } from './status.ts'
import { transitionsOf } from './transitions.ts'

const beforeCompleted = ['pending', 'pending_scheduling', 'accepted', 'scheduled', 'in_progress'] as const

/** Where the actions that leave the status are possible. */
const statusesOf: Readonly<Partial<Record<JobAction, readonly JobStatus[]>>> = {
  verify: ['completed'],
  dispatch: ['pending', 'pending_scheduling', 'accepted', 'scheduled'],
  generate_order_plan: beforeCompleted,
  // What was ordered still arrives, or goes back, when the work is done or off.
  move_order_line: [...beforeCompleted, 'completed', 'cancelled'],
  update_install_details: beforeCompleted,
  resolve_flag: [...beforeCompleted, 'completed'],
  raise_flag: [...beforeCompleted, 'completed'],
  approve_payout: ['completed', 'paid'],
  // Turning down an offer leaves the job where it is; after acceptance it goes back to pending.
  reject: ['pending', 'pending_scheduling', 'accepted', 'scheduled'],
}

/** Where a customer's part of an action ends before the action itself does. Source: decision 0017. */
const customersOwn: Readonly<Partial<Record<JobAction, readonly JobStatus[]>>> = {
  // Once the work has begun somebody is owed something for it: the office weighs that, not the customer.
  cancel: ['pending', 'pending_scheduling', 'accepted', 'scheduled'],
}

/**
 * The statuses from which an action is possible at all, or for whoever asks: none where that role may never take it.
 * Throws INVALID on an action that does not exist.
 *
 * @example
 * statusesFor('cancel', 'customer').includes('in_progress') // => false
 * @example
 * statusesFor('cancel', 'provider') // => []
 */
export function statusesFor(action: JobAction, by?: Role | 'system'): readonly JobStatus[] {
  if (!isOneOf(jobActions, action))
    throw invalid('There is no such action', [{ path: 'action', message: `must be one of ${jobActions.join(', ')}` }])
  if (by !== undefined && !roleMay(by, action)) return []
  const own = by === 'customer' ? customersOwn[action] : undefined
  return own ?? statusesOf[action] ?? transitionsOf(action).map((row) => row.from)
}
