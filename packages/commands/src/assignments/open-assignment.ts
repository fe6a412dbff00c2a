import type { Tx } from '@h2s/db/client'
import type { AssignmentRow } from '@h2s/db/schema/assignments'
import { jobIdOfAssignment, lockAssignment } from '@h2s/db/store/assignments'
import { lockJob } from '@h2s/db/store/jobs'
import type { JobRecord } from '@h2s/db/store/jobs'
import { conflict, forbidden, isLiveAssignment, isOffice, mayDo, notFound } from '@h2s/domain'
import type { Actor, JobAction } from '@h2s/domain'
import type { Context } from '../context.ts'
import { refuseStale } from '../job/open-job.ts'
import type { Attempt } from '../transact.ts'

/** The assignment that a write is about, and the version of the assignment that it was based on. */
export type AssignmentTarget = { assignment_id: string; version?: number | undefined }

/**
 * Locks the job and then the assignment, for an action of this actor. A missing assignment and somebody else's get the
 * same NOT_FOUND; one of one's own that has ended (the job went to another), CONFLICT.
 */
export async function openAssignment(
  tx: Tx,
  ctx: Context,
  target: AssignmentTarget,
  action: JobAction,
  attempt: Attempt,
): Promise<{ job: JobRecord; assignment: AssignmentRow }> {
  const jobId = await jobIdOfAssignment(tx, target.assignment_id)
  const job = await lockJob(tx, jobId)
  const assignment = await lockAssignment(tx, target.assignment_id)
  if (!isTheirs(ctx.actor, assignment)) throw notFound('assignment')
  // Theirs: a refusal from here on belongs to the job's history.
  attempt.stream = `job:${jobId}`
  const { assignment_id, state, version } = assignment
  if (!isLiveAssignment(state)) throw conflict('This offer is no longer open', { assignment_id, state, version })
  if (!mayDo(ctx.actor, action, { job_id: jobId, customer_id: job.customer_id, live_pro_ids: [assignment.pro_id] }))
    throw forbidden()
  refuseStale('assignment', target.version, assignment, { assignment_id, state, version })
  return { job, assignment }
}

function isTheirs(actor: Actor, assignment: AssignmentRow): boolean {
  if (actor.kind === 'system' || isOffice(actor)) return true
  return actor.kind === 'user' && actor.role === 'provider' && actor.pro_id === assignment.pro_id
}
