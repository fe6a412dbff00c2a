import type { Db } from '../client.ts'
import { isRowId } from '../store/ids.ts'
import { readSeqCursor, writeSeqCursor } from './cursor.ts'
import { auditFields } from './job-parts.ts'
import type { AuditPart } from './job-parts.ts'
import { statement } from './statement.ts'

const entries = statement<AuditPart>(
  'job-audit',
  `select ${auditFields} from h2s_audit_entries entry
  where entry.stream = 'job:' || $1 and ($2::int is null or entry.seq < $2::int) order by entry.seq desc limit $3`,
)
const exists = statement<{ exists: boolean }>(
  'job-exists',
  'select exists(select from h2s_dispatch_jobs where job_id = $1)',
)

/** How many entries a page has when nobody says. Most histories are shorter. */
const PAGE = 1000

export type JobAudit = { entries: AuditPart[]; next_cursor: string | null }

/**
 * A page of a job's history: the newest entries first of all, each page oldest first; `next_cursor` leads to what was
 * before. Null when there is no such job. Throws INVALID on a foreign cursor.
 */
export async function jobAudit(
  db: Db,
  jobId: string,
  { cursor, limit = PAGE }: { cursor?: string | null | undefined; limit?: number | undefined } = {},
): Promise<JobAudit | null> {
  if (!isRowId(jobId)) return null
  const before = cursor ? readSeqCursor(cursor) : null
  const rows = await entries(db, [jobId.toLowerCase(), before, limit + 1])
  if (rows.length === 0) {
    const [found] = await exists(db, [jobId])
    if (!found?.exists) return null
  }
  const page = rows.slice(0, limit)
  const oldest = rows.length > limit ? page.at(-1) : undefined
  return { entries: page.toReversed(), next_cursor: oldest ? writeSeqCursor(oldest.seq) : null }
}
