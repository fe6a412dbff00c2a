import type { Tx } from '@h2s/db/client'
import { lockJob } from '@h2s/db/store/jobs'
import type { JobRecord } from '@h2s/db/store/jobs'
import { canSeeJob, conflict, forbidden, mayDo, notFound } from '@h2s/domain'
import type { Actor, JobAction, JobOwnership } from '@h2s/domain'
import type { Context } from '../context.ts'

/** The job that a write is about, and the version that it was based on. */
export type JobTarget = { job_id: string; version?: number | undefined }

/**
 * Locks a job for an action of this actor. A missing job and somebody else's get the same NOT_FOUND; a job that one
 * sees but may not do this to, FORBIDDEN; a version that is no longer the present one, CONFLICT with what is present.
 */
export async function openJob(tx: Tx, ctx: Context, target: JobTarget, action: JobAction): Promise<JobRecord> {
  const job = await lockJob(tx, target.job_id)
  allow(ctx.actor, action, job)
  refuseStale('job', target.version, job, { job_id: job.job_id, status: job.status, version: job.version })
  return job
}

export function allow(actor: Actor, action: JobAction, job: JobRecord): void {
  const ownership = ownershipOf(job)
  if (!canSeeJob(actor, ownership)) throw notFound('job')
  if (!mayDo(actor, action, ownership)) throw forbidden()
}

/** A write names the version that it was based on. `current` is what the refused one gets to see of the present state. */
export function refuseStale(
  noun: string,
  given: number | undefined,
  present: { version: number },
  current: object,
): void {
  if (given === undefined || given === present.version) return
  throw conflict(`Somebody else changed this ${noun} in the meantime`, current)
}

function ownershipOf(job: JobRecord): JobOwnership {
  return {
    job_id: job.job_id,
    customer_id: job.customer_id,
    live_pro_ids: job.assignments.map((assignment) => assignment.pro_id),
  }
}
