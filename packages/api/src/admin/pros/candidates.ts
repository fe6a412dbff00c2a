import { z } from 'zod'
import { staffProcedure } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId } from '../../inputs/words.ts'
import { proCandidates } from '../../views/pro.ts'

export const rankCandidates = staffProcedure
  .input(z.strictObject({ job_id: jobId }))
  .output(proCandidates)
  .query(() => awaiting())
