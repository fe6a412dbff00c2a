import { isLiveAssignment } from '../assignments/machine.ts'
import type { AssignmentState } from '../assignments/machine.ts'
import { roleMay } from '../job/actions.ts'
import type { JobAction } from '../job/actions.ts'
import { roleOf } from './actor.ts'
import type { Actor } from './actor.ts'

/** Whose job it is: enough to decide who sees it. */
export type JobOwnership = {
  job_id?: string | undefined
  customer_id?: string | null | undefined
  /** Providers with a live assignment on it. */
  live_pro_ids?: readonly string[] | undefined
}

/** Customers see own jobs, a link its one job, providers the jobs of own live assignments, the office all of them. */
export function canSeeJob(actor: Actor, job: JobOwnership): boolean {
  switch (actor.kind) {
    case 'system':
      return true
    case 'link':
      return actor.job_id === job.job_id && (job.customer_id == null || actor.customer_id === job.customer_id)
    case 'user':
      switch (actor.role) {
        case 'admin':
        case 'dispatcher':
          return true
        case 'customer':
          return actor.customer_id !== undefined && actor.customer_id === job.customer_id
        case 'provider':
          return actor.pro_id !== undefined && (job.live_pro_ids ?? []).includes(actor.pro_id)
      }
  }
}

/** The *who* column of the transition table, on a job that the actor can see. */
export function mayDo(actor: Actor, action: JobAction, job: JobOwnership): boolean {
  return canSeeJob(actor, job) && roleMay(roleOf(actor), action)
}

/** Whether somebody works in the office: sees every job, may override with a reason. */
export function isOffice(actor: Actor): boolean {
  const role = roleOf(actor)
  return role === 'admin' || role === 'dispatcher'
}

/** How much of the customer a provider sees: nothing, the area, or what the visit needs. */
export type CustomerFacts = 'none' | 'area' | 'full'

/**
 * What of the customer the actor may see through an assignment in this state.
 *
 * An offer shows the area only; acceptance opens the rest, until the work is done: a visit ends with it, early or late.
 * The office and the customer see all.
 */
export function customerFactsFor(actor: Actor, assignmentState: AssignmentState): CustomerFacts {
  if (roleOf(actor) !== 'provider') return 'full'
  if (assignmentState === 'offered' || assignmentState === 'done') return 'area'
  return isLiveAssignment(assignmentState) ? 'full' : 'none'
}
