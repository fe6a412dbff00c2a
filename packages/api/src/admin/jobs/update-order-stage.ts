import { z } from 'zod'
import { staffAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId, version } from '../../inputs/words.ts'
import { jobAnswer } from '../../views/job-detail.ts'
import { orderStage } from '../../views/words.ts'

/** Either the whole plan to a stage, or one line to a state. */
export const orderStageInput = z.union([
  z.strictObject({ job_id: jobId, stage: orderStage, version }),
  z.strictObject({
    job_id: jobId,
    line: z.string().min(1).max(64).describe('line_id of the order plan'),
    state: z.string().min(1).max(30),
    version,
  }),
])

export const updateOrderStage = staffAction
  .meta({ rest: { method: 'POST', path: '/api/update_order_stage', summary: 'Move the equipment of a job along' } })
  .input(orderStageInput)
  .output(jobAnswer)
  .mutation(() => awaiting())
