import { readItems } from '../catalogue/items.ts'
import type { Item, ItemProblem } from '../catalogue/items.ts'
import { equipmentNeeds, unplannable } from '../equipment/needs.ts'
import type { EquipmentNeed } from '../equipment/needs.ts'
import type { JobFacts } from './facts.ts'
import type { JobMetadataV2 } from './metadata.ts'
import { parseJobMetadata } from './parse-metadata.ts'

/** A job read once: its document in version 2, its items, and what they need from us. */
export type JobReading = {
  readonly metadata: JobMetadataV2
  readonly items: readonly Item[]
  /** What has to be bought or picked. */
  readonly needs: readonly EquipmentNeed[]
  /** Why something that we should supply cannot be planned. */
  readonly problems: readonly ItemProblem[]
}

/** The items of a job; a job without any stands for one of its service. */
export function itemsOf(
  job: Pick<JobFacts, 'service_id' | 'service_name'>,
  metadata: Pick<JobMetadataV2, 'items_json'>,
): Item[] {
  return readItems(metadata.items_json.length > 0 ? metadata.items_json : [{}], job)
}

/** Reads a job. Never throws. */
export function jobReading(job: Pick<JobFacts, 'service_id' | 'service_name' | 'metadata'>): JobReading {
  const metadata = parseJobMetadata(job.metadata)
  const items = itemsOf(job, metadata)
  return { metadata, items, needs: equipmentNeeds(items, metadata), problems: unplannable(items) }
}

/** A reading that happens when it is first asked for, and once. */
export function readOnce(job: Pick<JobFacts, 'service_id' | 'service_name' | 'metadata'>): () => JobReading {
  let reading: JobReading | undefined
  return () => (reading ??= jobReading(job))
}

/** Whether equipment has to be ordered: from the needs, or, where no items say anything, as the document says. */
export function orderRequired({ metadata, needs, problems }: JobReading): boolean {
  return needs.length > 0 || problems.length > 0 || (metadata.items_json.length === 0 && metadata.order_required)
}
