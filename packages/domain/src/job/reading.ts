import { readItems } from '../catalogue/items.ts'
import type { Item, ItemProblem } from '../catalogue/items.ts'
import { equipmentNeeds, unplannable } from '../equipment/needs.ts'
import type { EquipmentNeed } from '../equipment/needs.ts'
import type { JobFacts } from './facts.ts'
import type { JobMetadataV2 } from './metadata.ts'
import { isBag } from '../stored/json.ts'
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

/** What of a job says what was bought. */
export type ReadableJob = Pick<JobFacts, 'service_id' | 'service_name' | 'metadata' | 'lines'>

/**
 * The items of a job; a job without any stands for one of its service. Those that its document had no room for are read
 * from its lines, which follow the items one by one.
 */
export function itemsOf(
  job: Pick<ReadableJob, 'service_id' | 'service_name' | 'lines'>,
  metadata: Pick<JobMetadataV2, 'items_json'> & { items_left_out?: unknown },
): Item[] {
  const items = [...metadata.items_json, ...leftOut(job, metadata)]
  return readItems(items.length > 0 ? items : [{}], job)
}

function leftOut({ lines }: Pick<ReadableJob, 'lines'>, document: Parameters<typeof itemsOf>[1]): unknown[] {
  if (typeof document.items_left_out !== 'number' || document.items_left_out < 1) return []
  return (lines ?? [])
    .filter(({ kind }) => kind == null || kind === 'service')
    .slice(document.items_json.length)
    .map(({ service_id, service_name, quantity, metadata }) => {
      // A quantity that is none stands as 1 in the line, beside what was written.
      const written = isBag(metadata) && 'quantity_written' in metadata ? metadata['quantity_written'] : quantity
      return { service_id, service_name, quantity: written, metadata }
    })
}

/** Reads a job. Never throws. */
export function jobReading(job: ReadableJob): JobReading {
  const metadata = parseJobMetadata(job.metadata)
  const items = itemsOf(job, metadata)
  return { metadata, items, needs: equipmentNeeds(items, metadata), problems: unplannable(items, metadata) }
}

/** A reading that happens when it is first asked for, and once. */
export function readOnce(job: ReadableJob): () => JobReading {
  let reading: JobReading | undefined
  return () => (reading ??= jobReading(job))
}

/** Whether equipment has to be ordered: from the needs, or, where no items say anything, as the document says. */
export function orderRequired({ metadata, needs, problems }: JobReading): boolean {
  return needs.length > 0 || problems.length > 0 || (metadata.items_json.length === 0 && metadata.order_required)
}
