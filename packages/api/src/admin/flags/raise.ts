import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { raiseFlag } from '@h2s/commands/flags/raise-flag'
import { once } from '../../once.ts'
import { jobDetailFor } from '../jobs/detail.ts'
import { jobId, sentence, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'
import { painFlagType, severity } from '../../views/words.ts'

export const raiseFlagProcedure = staffProcedure
  .input(z.strictObject({ job_id: jobId, flag: painFlagType, severity, message: sentence, version }))
  .output(checked(jobAnswer))
  .mutation(
    once(async (ctx, input) => {
      const { job_id } = await raiseFlag(ctx, input)
      return { job: await jobDetailFor(ctx, job_id) }
    }),
  )
