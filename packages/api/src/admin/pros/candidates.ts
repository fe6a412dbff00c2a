import { candidateFacts } from '@h2s/db/read/candidates'
import { jobDetail } from '@h2s/db/read/job-detail'
import { kmBetween, rankCandidates } from '@h2s/domain/assignments'
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
    const site = { lat: job.geo_lat, lng: job.geo_lng }
    const pros = new Map(
      (await candidateFacts(ctx.db, job.job_id, ctx.now())).map(({ home_lat, home_lng, ...pro }) => [
        pro.pro_id,
        { ...pro, distance_km: kmBetween({ lat: home_lat, lng: home_lng }, site) },
      ]),
    )
    const candidates = rankCandidates(job, [...pros.values()]).flatMap((ranked) => {
      const pro = pros.get(ranked.pro_id)
      return pro ? [{ ...pro, ...ranked }] : []
    })
    return { candidates }
  })
