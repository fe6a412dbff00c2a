import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { updateOrderStage } from '@h2s/commands/equipment/update-order-stage'
import { once } from '../../once.ts'
import { jobDetailFor } from './detail.ts'
import { jobId, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'
import { orderLineState, orderStage } from '../../views/words.ts'

/** Either the whole plan to a stage, or one line to a state. */
export const orderStageInput = z.union([
  z.strictObject({ job_id: jobId, stage: orderStage, version }),
  z.strictObject({
    job_id: jobId,
    line: z.string().min(1).max(64).describe('line_id of the order plan'),
    state: orderLineState,
    version,
  }),
])

export const updateOrderStageProcedure = staffProcedure
  .meta({ rest: { method: 'POST', path: '/api/update_order_stage', summary: 'Move the equipment of a job along' } })
  .input(orderStageInput)
  .output(checked(jobAnswer))
  .mutation(
    once(async (ctx, input) => {
      const { job_id } = await updateOrderStage(ctx, input)
      return { job: await jobDetailFor(ctx, job_id) }
    }),
  )
