import type { Tx } from '@h2s/db/client'
import type { AuditInput } from '@h2s/db/record'
import { findJob, saveJob } from '@h2s/db/store/jobs'
import type { JobChanges, JobRecord } from '@h2s/db/store/jobs'
import { checkJobMetadata, refreshMetadata } from '@h2s/domain'
import { flagEntries } from '../flags/flag-entries.ts'

/**
 * Saves a job whose facts have changed: its seats, payouts and payment are read anew, and lane, order stage and flags
 * follow from what is true now. Gives the saved job and what the history should say of the flags.
 * Throws INVALID when the document would be over 16 KB.
 */
export async function saveFresh(
  tx: Tx,
  job: JobRecord,
  changes: JobChanges,
  now: string,
): Promise<{ job: JobRecord; entries: AuditInput[] }> {
  const present = (await findJob(tx, job.job_id)) ?? job
  const facts = { ...present, ...changes, status: changes.status ?? present.status }
  const fresh = refreshMetadata(facts, now)
  const metadata = checkJobMetadata(fresh.metadata)
  const saved = await saveJob(tx, job, { ...changes, metadata }, now)
  return { job: saved, entries: flagEntries(fresh.changes) }
}
