import { findJobIdByOrder } from '@h2s/db/store/jobs'
import { findOrder, openOrderIds } from '@h2s/db/store/orders'
import type { OrderRow } from '@h2s/db/store/orders'
import { becomesJobBlockedBy, forbidden, isDomainError, isOffice } from '@h2s/domain'
import type { Context } from '../context.ts'
import { createJob } from './create-job.ts'
import type { CreatedJob } from './create-job.ts'
import { isPassing } from './is-passing.ts'
import { orderIntake } from './order-intake.ts'

export type FromOrders = {
  created: { job_id: string; job_number: string; order_id: string }[]
  skipped: { order_id: string; reason: string }[]
}

/** Orders per call: each is a transaction of its own, so one that fails does not take the others with it. */
const MOST = 100

/**
 * Makes jobs of orders that have none: the ones named, or all open ones. Repeating it makes nothing twice. An order that
 * cannot become a job is skipped with the reason; what another attempt may heal ends the call.
 */
export async function createJobsFromOrders(
  ctx: Context,
  { order_ids }: { order_ids?: string[] | undefined },
): Promise<FromOrders> {
  if (ctx.actor.kind !== 'system' && !isOffice(ctx.actor)) throw forbidden()
  const { idempotency: _each, ...plain } = ctx
  const answer: FromOrders = { created: [], skipped: [] }
  for (const order_id of new Set(order_ids ?? (await openOrderIds(ctx.db, undefined, MOST)))) {
    const why = await reasonToSkip(ctx, order_id)
    const order = why === null ? await findOrder(ctx.db, order_id) : null
    if (order === null) {
      answer.skipped.push({ order_id, reason: why ?? 'There is no such order' })
      continue
    }
    const job = await jobOrReason(plain, order)
    if (typeof job === 'string') answer.skipped.push({ order_id, reason: job })
    else if (job.created) answer.created.push({ job_id: job.job_id, job_number: job.job_number, order_id })
    else answer.skipped.push({ order_id, reason: `It is job ${job.job_number} already` })
  }
  return answer
}

async function reasonToSkip(ctx: Context, orderId: string): Promise<string | null> {
  const order = await findOrder(ctx.db, orderId)
  if (order === null) return 'There is no such order'
  if ((await findJobIdByOrder(ctx.db, orderId)) !== null) return 'It has a job already'
  return becomesJobBlockedBy(order)[0]?.message ?? null
}

async function jobOrReason(ctx: Context, order: OrderRow): Promise<CreatedJob | string> {
  try {
    return await createJob(ctx, orderIntake(order, 'create_jobs_from_orders'))
  } catch (error) {
    if (isPassing(error)) throw error
    // Whatever else went wrong is a defect of ours, and its words are not for people.
    return isDomainError(error) ? error.message : 'It could not be made into a job as it is: a person must look at it'
  }
}
