import { z } from 'zod'
import { staffProcedure } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId } from '../../inputs/words.ts'
import { auditEntries } from '../../views/audit-entry.ts'

export const auditJob = staffProcedure
  .meta({ rest: { method: 'GET', path: '/api/job_audit', summary: "A job's history, oldest first" } })
  .input(z.strictObject({ job_id: jobId }))
  .output(auditEntries)
  .query(() => awaiting())
