import { generateOrderPlan, moveOrderStage } from '@h2s/domain'
import type { Actor, JobMetadataV2, OrderStage } from '@h2s/domain'
import { iso } from './iso.ts'
import type { Life } from './life.ts'

// What is known of the site, and what has to be bought for it.

type Details = Pick<
  JobMetadataV2,
  'wire_management_required' | 'wall_type' | 'special_constraints' | 'mounting_surface_notes'
>

export function learnDetails(life: Life, at: number, actor: Actor, known: Partial<Details>): void {
  life.may('update_install_details', at)
  const entries = Object.entries(known).map(([field, value]) => ({
    action: 'update_install_details',
    field,
    old_value: life.metadata[field] ?? null,
    new_value: value,
  }))
  life.metadata = { ...life.metadata, ...known }
  life.step(at, actor, entries)
}

export function planOrder(life: Life, at: number, actor: Actor): void {
  life.may('generate_order_plan', at)
  const before = life.metadata.order_plan
  const by = actor.kind === 'user' ? actor.user_id : 'system'
  const plan = generateOrderPlan({ ...life.job, metadata: life.metadata }, iso(at), by)
  life.metadata = { ...life.metadata, order_plan: plan }
  life.step(at, actor, [
    {
      action: 'generate_order_plan',
      field: 'order_plan',
      old_value: before?.version ?? null,
      new_value: plan.version,
      notes: `${plan.components.length} lines, ${plan.kit_type}`,
    },
  ])
}

export function moveOrder(life: Life, at: number, actor: Actor, stage: OrderStage): void {
  const plan = life.metadata.order_plan
  if (!plan) return
  const before = life.metadata.order_stage
  life.metadata = { ...life.metadata, order_plan: moveOrderStage(plan, stage) }
  life.step(at, actor, [{ action: 'update_order_stage', field: 'order_stage', old_value: before, new_value: stage }])
}
