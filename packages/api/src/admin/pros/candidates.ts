import { candidateFacts } from '@h2s/db/read/candidates'
import { jobDetail } from '@h2s/db/read/job-detail'
import { rankCandidates } from '@h2s/domain/assignments'
import { notFound } from '@h2s/domain/errors'
import { z } from 'zod'
import { jobId } from '../../inputs/words.ts'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { proCandidates } from '../../views/pro.ts'

export const listCandidates = staffProcedure
  .input(z.strictObject({ job_id: jobId }))
  .output(checked(proCandidates))
  .query(async ({ ctx, input }) => {
    const job = await jobDetail(ctx.db, input.job_id)
    if (!job) throw notFound('job')
    const { window, pros } = await candidateFacts(ctx.db, job.job_id, ctx.now())
    const known = new Map(pros.map((pro) => [pro.pro_id, pro]))
    const candidates = rankCandidates({ ...job, ...window }, pros).flatMap((ranked) => {
      const pro = known.get(ranked.pro_id)
      return pro ? [{ ...pro, ...ranked }] : []
    })
    return { candidates }
  })
