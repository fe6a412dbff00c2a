import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { cancelJob } from '@h2s/commands/job/cancel-job'
import { once } from '../../once.ts'
import { jobDetailFor } from './detail.ts'
import { jobId, sentence, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'

export const cancelJobProcedure = staffProcedure
  .input(z.strictObject({ job_id: jobId, reason: sentence, version }))
  .output(checked(jobAnswer))
  .mutation(
    once(async (ctx, input) => {
      const { job_id } = await cancelJob(ctx, input)
      return { job: await jobDetailFor(ctx, job_id) }
    }),
  )
