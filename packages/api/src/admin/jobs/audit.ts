import { jobAudit } from '@h2s/db/read/job-audit'
import { notFound } from '@h2s/domain/errors'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { jobId } from '../../inputs/words.ts'
import { auditEntries } from '../../views/audit-entry.ts'

export const auditJob = staffProcedure
  .meta({ rest: { method: 'GET', path: '/api/job_audit', summary: "A job's history, oldest first" } })
  .input(z.strictObject({ job_id: jobId }))
  .output(checked(auditEntries))
  .query(async ({ ctx, input }) => {
    const entries = await jobAudit(ctx.db, input.job_id)
    if (!entries) throw notFound('job')
    return { entries }
  })
