import { z } from 'zod'
import { staffAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId, version } from '../../inputs/words.ts'
import { jobDetail, orderPlan } from '../../views/job-detail.ts'

export const generateOrderPlan = staffAction
  .meta({ rest: { method: 'POST', path: '/api/generate_order_plan', summary: 'Plan the equipment a job needs' } })
  .input(z.strictObject({ job_id: jobId, version }))
  .output(z.object({ order_plan: orderPlan, job: jobDetail }))
  .mutation(() => awaiting())
