import { actorName, diffOrderPlans, generateOrderPlan as plan, parseJobMetadata } from '@h2s/domain'
import type { OrderPlan } from '@h2s/domain'
import type { Context } from '../context.ts'
import { openJob } from '../job/open-job.ts'
import type { JobTarget } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseIfBlocked } from '../job/refuse-if-blocked.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { transact } from '../transact.ts'

/**
 * Plans the equipment of a job as it is now. A plan that exists is continued: what is ordered stays, and when nothing
 * differs nothing is written.
 */
export async function generateOrderPlan(
  ctx: Context,
  target: JobTarget,
): Promise<{ job_id: string; version: number; order_plan: OrderPlan }> {
  const { job_id } = target
  return transact(ctx, { action: 'generate_order_plan', stream: `job:${job_id}` }, async (tx, now) => {
    const job = await openJob(tx, ctx, target, 'generate_order_plan')
    refuseIfBlocked('generate_order_plan', job, {}, now)
    const document = parseJobMetadata(job.metadata)
    const order_plan = plan(job, now, actorName(ctx.actor))
    if (document.order_plan !== undefined && document.order_plan.version === order_plan.version) {
      return { job_id, version: job.version, order_plan: document.order_plan }
    }

    const { job: saved, entries } = await saveFresh(tx, job, { metadata: { ...document, order_plan } }, now)
    const entry = {
      action: 'generate_order_plan',
      field: 'order_plan',
      old_value:
        document.order_plan === undefined
          ? null
          : { version: document.order_plan.version, total_cost_estimate: document.order_plan.total_cost_estimate },
      new_value: {
        version: order_plan.version,
        kit_type: order_plan.kit_type,
        total_cost_estimate: order_plan.total_cost_estimate,
        changes: document.order_plan === undefined ? null : diffOrderPlans(document.order_plan, order_plan),
      },
      notes: order_plan.notes,
    }
    await recordJob(tx, ctx, job_id, { kind: 'changed', entries: [entry, ...entries] }, now)
    return { job_id, version: saved.version, order_plan }
  })
}
