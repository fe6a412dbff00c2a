import { invalid, moveOrderLine, moveOrderStage, orderLineStates, parseJobMetadata } from '@h2s/domain'
import type { ActionInput, OrderLineState, OrderPlan, OrderStage } from '@h2s/domain'
import type { AuditInput } from '@h2s/db/record'
import type { Context } from '../context.ts'
import { openJob } from '../job/open-job.ts'
import type { JobTarget } from '../job/open-job.ts'
import { recordJob } from '../job/record-job.ts'
import { refuseIfBlocked } from '../job/refuse-if-blocked.ts'
import { saveFresh } from '../job/save-fresh.ts'
import { transact } from '../transact.ts'

/** Either the whole plan up to a stage, or one line (its `line_id`) to a state. */
export type OrderMove = { stage: OrderStage } | { line: string; state: string }

/** Moves the equipment of a job forward. Moving to where it is already changes nothing. */
export async function updateOrderStage(
  ctx: Context,
  { job_id, version, ...move }: JobTarget & OrderMove,
): Promise<{ job_id: string; version: number; order_stage: OrderStage }> {
  const input = inputOf(move)
  return transact(ctx, { action: 'move_order_line', stream: `job:${job_id}` }, async (tx, now) => {
    const job = await openJob(tx, ctx, { job_id, version }, 'move_order_line')
    refuseIfBlocked('move_order_line', job, input, now)
    const document = parseJobMetadata(job.metadata)
    const before = document.order_plan
    if (before === undefined) throw new Error('A plan that was there is not there')
    const order_plan = moved(before, input)
    const edits = lineEdits(before, order_plan)
    if (edits.length === 0) return { job_id, version: job.version, order_stage: job.order_stage }

    const { job: saved, entries } = await saveFresh(tx, job, { metadata: { ...document, order_plan } }, now)
    const stage = {
      action: 'update_order_stage',
      field: 'order_stage',
      old_value: job.order_stage,
      new_value: saved.order_stage,
    }
    await recordJob(tx, ctx, job_id, { kind: 'changed', entries: [...edits, stage, ...entries] }, now)
    return { job_id, version: saved.version, order_stage: saved.order_stage }
  })
}

function inputOf(move: OrderMove): ActionInput {
  if ('stage' in move) return { stage: move.stage }
  if (!isLineState(move.state)) {
    throw invalid('The equipment has no such state', [
      { path: 'state', message: `must be one of ${orderLineStates.join(', ')}` },
    ])
  }
  return { line_id: move.line, state: move.state }
}

function isLineState(word: string): word is OrderLineState {
  return (orderLineStates as readonly string[]).includes(word)
}

function moved(plan: OrderPlan, input: ActionInput): OrderPlan {
  if (input.stage !== undefined) return moveOrderStage(plan, input.stage)
  if (input.line_id === undefined || input.state === undefined) return plan
  return moveOrderLine(plan, input.line_id, input.state)
}

function lineEdits(before: OrderPlan, after: OrderPlan): AuditInput[] {
  return after.components.flatMap((line, index) => {
    const was = before.components[index]?.state
    if (was === line.state) return []
    return [
      {
        action: 'move_order_line',
        field: `order_plan.${line.line_id}`,
        old_value: was ?? null,
        new_value: line.state,
        notes: line.name,
      },
    ]
  })
}
