import { z } from 'zod'
import { staffAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId, sentence, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'
import { painFlagType, severity } from '../../views/words.ts'

export const raiseFlag = staffAction
  .input(z.strictObject({ job_id: jobId, flag: painFlagType, severity, message: sentence, version }))
  .output(jobAnswer)
  .mutation(() => awaiting())
