import { jobStatuses } from '@h2s/domain'
import type { JobStatus } from '@h2s/domain'
import type { Db } from '../client.ts'
import { statement } from './statement.ts'

export type JobCounts = Record<JobStatus, number> & { flagged: number; critical: number; unassigned: number }

const counted = statement<{ bucket: string; jobs: number }>(
  'job-counts',
  'select bucket, sum(difference)::int as jobs from h2s_job_counts group by bucket',
)

/** How many jobs stand in each status, have open flags, have a critical one, and want a provider. Costs the same at any size. */
export async function jobCounts(db: Db): Promise<JobCounts> {
  const counts = { ...none }
  for (const { bucket, jobs } of await counted(db)) {
    if (isBucket(bucket)) counts[bucket] = jobs
  }
  return counts
}

const none: JobCounts = {
  pending: 0,
  pending_scheduling: 0,
  accepted: 0,
  scheduled: 0,
  in_progress: 0,
  completed: 0,
  paid: 0,
  cancelled: 0,
  flagged: 0,
  critical: 0,
  unassigned: 0,
}
const buckets: readonly string[] = [...jobStatuses, 'flagged', 'critical', 'unassigned']
const isBucket = (bucket: string): bucket is keyof JobCounts => buckets.includes(bucket)
