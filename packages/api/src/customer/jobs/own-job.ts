import type { Context } from '@h2s/commands/context'
import { customerJob, customerJobs, linkedJob } from '@h2s/db/read/customer-jobs'
import type { CustomerJobFacts } from '@h2s/db/read/customer-jobs'
import { notFound } from '@h2s/domain/errors'
import { isOffice } from '@h2s/domain/people'
import type { Actor } from '@h2s/domain/people'
import type { CustomerJob } from '../../views/customer-job.ts'
import { customerView } from './customer-view.ts'

/** A customer's own jobs; by link the one job of the link. */
export async function ownJobsOf({ db, actor, now }: Context): Promise<CustomerJob[]> {
  const found =
    actor.kind === 'link'
      ? [await linkedJob(db, actor.job_id)].filter((job) => job !== null)
      : await customerJobs(db, customerIdOf(actor))
  return found.map((job) => customerView(job, now()))
}

/** One job as its customer sees it. A missing job and somebody else's: the same NOT_FOUND. */
export async function ownJobFor({ db, actor, now }: Context, jobId: string): Promise<CustomerJob> {
  const job = await visible(db, actor, jobId)
  if (!job) throw notFound('job')
  return customerView(job, now())
}

function visible(db: Context['db'], actor: Actor, jobId: string): Promise<CustomerJobFacts | null> {
  // Dispatch acts for a customer, and then sees what the customer sees.
  if (isOffice(actor)) return linkedJob(db, jobId)
  if (actor.kind === 'link') return actor.job_id === jobId ? linkedJob(db, jobId) : Promise.resolve(null)
  return customerJob(db, customerIdOf(actor), jobId)
}

/** The customer that a signed-in person is; somebody tied to none owns no job. */
const customerIdOf = (actor: Actor): string => (actor.kind === 'user' ? (actor.customer_id ?? '') : '')
