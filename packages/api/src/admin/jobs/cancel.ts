import { z } from 'zod'
import { staffAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId, sentence, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'

export const cancelJob = staffAction
  .input(z.strictObject({ job_id: jobId, reason: sentence, version }))
  .output(jobAnswer)
  .mutation(() => awaiting())
