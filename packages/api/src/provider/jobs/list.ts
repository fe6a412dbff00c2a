import { providerJobs } from '@h2s/db/read/provider-jobs'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { providerProcedure } from '../../procedures.ts'
import { crewNow } from './crew-now.ts'
import { proIdOf, providerView } from './provider-view.ts'
import { providerJobList } from '../../views/provider-job.ts'

/** `open` is what still needs them (offers, visits to come, work under way); `done` is behind them. */
export const listMyJobs = providerProcedure
  .input(z.strictObject({ scope: z.enum(['open', 'done', 'all']).optional() }).default({}))
  .output(checked(providerJobList))
  .query(async ({ ctx, input }) => {
    const proId = proIdOf(ctx.actor)
    const [jobs, crew] = await Promise.all([providerJobs(ctx.db, proId, input.scope), crewNow(ctx, proId)])
    return { jobs: jobs.map((facts) => providerView(facts, ctx.actor, ctx.now(), crew)) }
  })
