import type { JobDetail } from '../api.ts'

/** The name behind a user id, as the history of the job knows it; null for the system and for who never acted here. */
export function nameOf(userId: string | null | undefined, job: Pick<JobDetail, 'metadata'>): string | null {
  if (!userId || userId.startsWith('system')) return null
  return job.metadata.audit_log.find((entry) => entry.user_id === userId)?.user_name ?? null
}
