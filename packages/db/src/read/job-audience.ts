import type { Db } from '../client.ts'
import { isRowId } from '../store/ids.ts'
import { statement } from './statement.ts'

export type JobAudience = {
  customer_id: string | null
  /** Providers with a live assignment, and those whose assignment has ended: who just lost a job must hear it once. */
  live_pro_ids: string[]
  past_pro_ids: string[]
}

const audience = statement<JobAudience>(
  'job-audience',
  `select job.customer_id,
    array(select distinct seat.pro_id::text from h2s_dispatch_job_assignments seat where seat.job_id = job.job_id
      and seat.state in ('offered', 'accepted', 'en_route', 'working', 'done')) as live_pro_ids,
    array(select distinct seat.pro_id::text from h2s_dispatch_job_assignments seat where seat.job_id = job.job_id
      and seat.state not in ('offered', 'accepted', 'en_route', 'working', 'done')) as past_pro_ids
  from h2s_dispatch_jobs job where job.job_id = $1`,
)

/** Whom a change of a job concerns besides dispatch; null when there is no such job. */
export async function jobAudience(db: Db, jobId: string): Promise<JobAudience | null> {
  if (!isRowId(jobId)) return null
  const [row] = await audience(db, [jobId])
  return row ?? null
}
