import { z } from 'zod'
import { providerProcedure } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { providerJobList } from '../../views/provider-job.ts'

/** `open` is what still needs them (offers, visits to come, work under way); `done` is behind them. */
export const listMyJobs = providerProcedure
  .input(z.strictObject({ scope: z.enum(['open', 'done', 'all']).optional() }).default({}))
  .output(providerJobList)
  .query(() => awaiting())
