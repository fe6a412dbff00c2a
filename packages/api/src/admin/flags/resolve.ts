import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { resolveFlag } from '@h2s/commands/flags/resolve-flag'
import { once } from '../../once.ts'
import { jobDetailFor } from '../jobs/detail.ts'
import { jobId, optionalSentence, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'

export const resolveFlagProcedure = staffProcedure
  .meta({ rest: { method: 'POST', path: '/api/resolve_pain_flag', summary: 'Resolve an open flag' } })
  .input(
    z.strictObject({
      job_id: jobId,
      flag: z.string().min(1).max(64).describe('A flag type or a flag id'),
      resolution_notes: optionalSentence,
      version,
    }),
  )
  .output(checked(jobAnswer))
  .mutation(
    once(async (ctx, input) => {
      const { job_id } = await resolveFlag(ctx, input)
      return { job: await jobDetailFor(ctx, job_id) }
    }),
  )
