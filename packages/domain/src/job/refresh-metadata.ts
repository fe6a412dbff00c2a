import { determineEquipmentLane } from '../equipment/needs.ts'
import { findFlags } from '../flags/evaluate.ts'
import { flagFacts } from '../flags/facts.ts'
import { flagChanges, reconcilePainFlags } from '../flags/reconcile.ts'
import type { FlagChanges } from '../flags/reconcile.ts'
import type { TimeLike } from '../schedule/instant.ts'
import type { JobFacts } from './facts.ts'
import type { JobMetadataV2 } from './metadata.ts'
import { orderStageOf } from './ordering.ts'
import { itemsOf, orderRequired } from './reading.ts'

/**
 * Brings everything that is derived up to date: lane, `order_required`, `order_stage` and the flags.
 *
 * Every command calls it after it changed facts of a job, with the changed facts. Idempotent for one `now`; never mutates.
 */
export function refreshMetadata(job: JobFacts, now: TimeLike): { metadata: JobMetadataV2; changes: FlagChanges } {
  const facts = flagFacts(job, now)
  const stored = facts.metadata
  const derived: JobMetadataV2 = {
    ...stored,
    equipment_lane: determineEquipmentLane(stored.items_json.length > 0 ? facts.items : itemsOf(job, stored)),
    order_required: orderRequired(facts),
    order_stage: orderStageOf(facts),
  }
  const pain_flags = reconcilePainFlags(stored.pain_flags, findFlags(facts), now)
  return { metadata: { ...derived, pain_flags }, changes: flagChanges(stored.pain_flags, pain_flags) }
}

/**
 * The job with what is derived brought up to date. Whoever asks about a job that no command has touched lately, such as
 * one of an older system, asks about this one: verdicts look at the flags that are stored.
 *
 * @example
 * canTransitionTo(freshJob({ status: 'in_progress', service_id: 'TV-M', metadata: { special_constraints: ['NO_DRILLING'] } }, '2026-11-21T12:00:00Z'), 'completed').ok // => false
 */
export function freshJob(job: JobFacts, now: TimeLike): JobFacts & { metadata: JobMetadataV2 } {
  return { ...job, metadata: refreshMetadata(job, now).metadata }
}
