import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { jobDetailFor } from './detail.ts'
import { jobId } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'

export const getJob = staffProcedure
  .meta({ rest: { method: 'GET', path: '/api/admin_job_get', summary: 'One job with everything that hangs on it' } })
  .input(z.strictObject({ job_id: jobId }))
  .output(checked(jobAnswer))
  .query(async ({ ctx, input }) => ({ job: await jobDetailFor(ctx, input.job_id) }))
