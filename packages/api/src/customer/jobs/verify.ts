import { z } from 'zod'
import { checked } from '../../checked.ts'
import { customerAction } from '../../procedures.ts'
import { verifyJob } from '@h2s/commands/job/verify-job'
import { once } from '../../once.ts'
import { ownJobFor } from './own-job.ts'
import { jobId, version } from '../../inputs/words.ts'
import { customerJobAnswer } from '../../views/customer-job.ts'

export const verifyOwnJob = customerAction
  .meta({
    rest: {
      method: 'POST',
      path: '/api/jobs/{id}/verify',
      summary: 'Confirm that the work is done well',
      params: { id: 'job_id' },
    },
  })
  .input(z.strictObject({ job_id: jobId, version }))
  .output(checked(customerJobAnswer))
  .mutation(
    once(async (ctx, input) => {
      const { job_id } = await verifyJob(ctx, input)
      return { job: await ownJobFor(ctx, job_id) }
    }),
  )
