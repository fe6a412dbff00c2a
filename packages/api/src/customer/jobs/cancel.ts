import { z } from 'zod'
import { checked } from '../../checked.ts'
import { customerAction } from '../../procedures.ts'
import { cancelJob } from '@h2s/commands/job/cancel-job'
import { once } from '../../once.ts'
import { ownJobFor } from './own-job.ts'
import { jobId, sentence, version } from '../../inputs/words.ts'
import { customerJobAnswer } from '../../views/customer-job.ts'

export const cancelOwnJob = customerAction
  .meta({
    rest: {
      method: 'POST',
      path: '/api/jobs/{id}/cancel',
      summary: 'Cancel before the work begins',
      params: { id: 'job_id' },
    },
  })
  .input(z.strictObject({ job_id: jobId, reason: sentence, version }))
  .output(checked(customerJobAnswer))
  .mutation(
    once(async (ctx, input) => {
      const { job_id } = await cancelJob(ctx, input)
      return { job: await ownJobFor(ctx, job_id) }
    }),
  )
