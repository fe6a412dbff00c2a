import type { Db } from '../client.ts'
import { isRowId } from '../store/ids.ts'
import { statement } from './statement.ts'

/** Whom a job concerns beside the office. */
export type JobAudience = {
  customer_id: string | null
  /** Providers with a live assignment. */
  live_pro_ids: string[]
}

const audience = statement<JobAudience>(
  'job-audience',
  `select j.customer_id,
      coalesce(array_agg(a.pro_id) filter (where a.state in ('offered', 'accepted', 'en_route', 'working', 'done')), '{}') as live_pro_ids
    from h2s_dispatch_jobs j left join h2s_dispatch_job_assignments a on a.job_id = j.job_id
    where j.job_id = $1
    group by j.job_id`,
)

/** Null when there is no such job. */
export async function jobAudience(db: Db, jobId: string): Promise<JobAudience | null> {
  if (!isRowId(jobId)) return null
  const [found] = await audience(db, [jobId])
  return found ?? null
}

const liveJobs = statement<{ job_id: string }>(
  'live-jobs-of-pro',
  `select distinct job_id from h2s_dispatch_job_assignments
    where pro_id = $1 and state in ('offered', 'accepted', 'en_route', 'working', 'done')`,
)

/** The jobs that a provider has a live assignment on. */
export async function liveJobIdsOf(db: Db, proId: string): Promise<string[]> {
  return (await liveJobs(db, [proId])).map(({ job_id }) => job_id)
}
