import { z } from 'zod'
import { staffAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId, optionalSentence, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'

export const resolveFlag = staffAction
  .meta({ rest: { method: 'POST', path: '/api/resolve_pain_flag', summary: 'Resolve an open flag' } })
  .input(
    z.strictObject({
      job_id: jobId,
      flag: z.string().min(1).max(64).describe('A flag type or a flag id'),
      resolution_notes: optionalSentence,
      version,
    }),
  )
  .output(jobAnswer)
  .mutation(() => awaiting())
