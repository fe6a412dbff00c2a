import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { generateOrderPlan } from '@h2s/commands/equipment/generate-order-plan'
import { once } from '../../once.ts'
import { jobDetailFor } from './detail.ts'
import { jobId, version } from '../../inputs/words.ts'
import { jobDetail, orderPlan } from '../../views/job-detail.ts'

export const generateOrderPlanProcedure = staffProcedure
  .meta({ rest: { method: 'POST', path: '/api/generate_order_plan', summary: 'Plan the equipment a job needs' } })
  .input(z.strictObject({ job_id: jobId, version }))
  .output(checked(z.object({ order_plan: orderPlan.nullable(), job: jobDetail })))
  .mutation(
    once(async (ctx, input) => {
      const { job_id } = await generateOrderPlan(ctx, input)
      const job = await jobDetailFor(ctx, job_id)
      return { order_plan: job.metadata.order_plan ?? null, job }
    }),
  )
