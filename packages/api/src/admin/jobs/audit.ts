import { jobAudit } from '@h2s/db/read/job-audit'
import { notFound } from '@h2s/domain/errors'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { cursor, jobId, limit } from '../../inputs/words.ts'
import { staffProcedure } from '../../procedures.ts'
import { auditEntries } from '../../views/audit-entry.ts'

export const auditJob = staffProcedure
  .meta({
    rest: {
      method: 'GET',
      path: '/api/job_audit',
      summary: "A job's history, oldest first: its newest entries, and with the cursor what was before them",
    },
  })
  .input(z.strictObject({ job_id: jobId, cursor, limit }))
  .output(checked(auditEntries))
  .query(async ({ ctx, input: { job_id, ...page } }) => {
    const history = await jobAudit(ctx.db, job_id, page)
    if (!history) throw notFound('job')
    return history
  })
