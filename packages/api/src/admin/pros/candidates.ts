import { candidateFacts } from '@h2s/db/read/candidates'
import { jobDetail } from '@h2s/db/read/job-detail'
import { notFound } from '@h2s/domain/errors'
import { z } from 'zod'
import { jobId } from '../../inputs/words.ts'
import { staffProcedure } from '../../procedures.ts'
import { proCandidates } from '../../views/pro.ts'
import { rankCandidates } from './rank-candidates.ts'

export const listCandidates = staffProcedure
  .input(z.strictObject({ job_id: jobId }))
  .output(proCandidates)
  .query(async ({ ctx, input }) => {
    const job = await jobDetail(ctx.db, input.job_id)
    if (!job) throw notFound('job')
    return { candidates: rankCandidates(job, await candidateFacts(ctx.db, job.job_id, ctx.now())) }
  })
