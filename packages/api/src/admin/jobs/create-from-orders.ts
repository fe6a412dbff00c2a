import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { createJobsFromOrders } from '@h2s/commands/intake/create-jobs-from-orders'
import { once } from '../../once.ts'

export const createdFromOrders = z.object({
  created: z.array(z.object({ job_id: z.uuid(), job_number: z.string(), order_id: z.string() })),
  skipped: z.array(z.object({ order_id: z.string(), reason: z.string() })),
})

export const createJobsFromOrdersProcedure = staffProcedure
  .meta({
    rest: { method: 'POST', path: '/api/create_jobs_from_orders', summary: 'Make jobs of orders that have none' },
  })
  .input(z.strictObject({ order_ids: z.array(z.string().min(1).max(128)).max(100).optional() }).default({}))
  .output(checked(createdFromOrders))
  .mutation(once((ctx, input) => createJobsFromOrders(ctx, input)))
