import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { setJobStatus } from '@h2s/commands/job/set-job-status'
import { once } from '../../once.ts'
import { jobDetailFor } from './detail.ts'
import { jobId, optionalSentence, overrideReason, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'
import { jobStatus } from '../../views/words.ts'

export const setJobStatusProcedure = staffProcedure
  .meta({ rest: { method: 'POST', path: '/api/admin_update_status', summary: 'Move a job along its status map' } })
  .input(
    z.strictObject({
      job_id: jobId,
      status: jobStatus,
      notes: optionalSentence,
      override_reason: overrideReason,
      version,
    }),
  )
  .output(checked(jobAnswer))
  .mutation(
    once(async (ctx, input) => {
      const { job_id } = await setJobStatus(ctx, input)
      return { job: await jobDetailFor(ctx, job_id) }
    }),
  )
