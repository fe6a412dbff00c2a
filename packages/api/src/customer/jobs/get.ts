import { z } from 'zod'
import { customerProcedure } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId } from '../../inputs/words.ts'
import { customerJobAnswer } from '../../views/customer-job.ts'

export const getOwnJob = customerProcedure
  .input(z.strictObject({ job_id: jobId }))
  .output(customerJobAnswer)
  .query(() => awaiting())
