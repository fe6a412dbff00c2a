import { z } from 'zod'
import { providerProcedure } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { assignmentId } from '../../inputs/words.ts'
import { providerJobAnswer } from '../../views/provider-job.ts'

export const getMyJob = providerProcedure
  .input(z.strictObject({ assignment_id: assignmentId }))
  .output(providerJobAnswer)
  .query(() => awaiting())
