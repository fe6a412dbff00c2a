import { z } from 'zod'
import { checked } from '../../checked.ts'
import { customerProcedure } from '../../procedures.ts'
import { ownJobFor } from './own-job.ts'
import { jobId } from '../../inputs/words.ts'
import { customerJobAnswer } from '../../views/customer-job.ts'

export const getOwnJob = customerProcedure
  .input(z.strictObject({ job_id: jobId }))
  .output(checked(customerJobAnswer))
  .query(async ({ ctx, input }) => ({ job: await ownJobFor(ctx, input.job_id) }))
