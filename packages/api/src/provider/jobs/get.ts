import { providerJob } from '@h2s/db/read/provider-jobs'
import { notFound } from '@h2s/domain/errors'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { providerProcedure } from '../../procedures.ts'
import { crewNow } from './crew-now.ts'
import { proIdOf, providerView } from './provider-view.ts'
import { assignmentId } from '../../inputs/words.ts'
import { providerJobAnswer } from '../../views/provider-job.ts'

export const getMyJob = providerProcedure
  .input(z.strictObject({ assignment_id: assignmentId }))
  .output(checked(providerJobAnswer))
  .query(async ({ ctx, input }) => {
    const proId = proIdOf(ctx.actor)
    const [facts, crew] = await Promise.all([providerJob(ctx.db, proId, input.assignment_id), crewNow(ctx, proId)])
    if (!facts) throw notFound('assignment')
    return { job: providerView(facts, ctx.actor, ctx.now(), crew) }
  })
