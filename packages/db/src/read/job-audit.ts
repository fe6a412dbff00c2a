import type { Db } from '../client.ts'
import { isRowId } from '../store/ids.ts'
import { auditFields } from './job-parts.ts'
import type { AuditPart } from './job-parts.ts'
import { statement } from './statement.ts'

const entries = statement<AuditPart>(
  'job-audit',
  `select ${auditFields} from h2s_audit_entries entry where entry.stream = 'job:' || $1 order by entry.seq limit 1000`,
)
const exists = statement<{ exists: boolean }>(
  'job-exists',
  'select exists(select from h2s_dispatch_jobs where job_id = $1)',
)

/** A job's history, oldest first; null when there is no such job. */
export async function jobAudit(db: Db, jobId: string): Promise<AuditPart[] | null> {
  if (!isRowId(jobId)) return null
  const history = await entries(db, [jobId.toLowerCase()])
  if (history.length > 0) return history
  const [found] = await exists(db, [jobId])
  return found?.exists ? [] : null
}
