import { MAX_METADATA_BYTES, metadataBytes } from '@h2s/domain'
import type { JobMetadataV2 } from '@h2s/domain'
import type { Gap } from './gap.ts'

/** Room that is left for flags, a plan and notes that come later. */
const ROOM_BYTES = MAX_METADATA_BYTES / 2
/** What flags may make of a document at intake, before their rules are kept from its lines. */
const FULL_BYTES = (MAX_METADATA_BYTES * 3) / 4

export type Fitted = { metadata: JobMetadataV2; left_out: number }

/**
 * Keeps a new document small enough to grow. Items that are too long for it are left out from the end; the order has
 * them all, and so have the job's lines, where rules find them: `items_left_out` says how many.
 */
export function fitMetadata(metadata: JobMetadataV2): Fitted {
  const items = [...metadata.items_json]
  while (items.length > 0 && metadataBytes({ ...metadata, items_json: items }) > ROOM_BYTES) items.pop()
  const left_out = metadata.items_json.length - items.length
  return left_out === 0
    ? { metadata, left_out }
    : { metadata: { ...metadata, items_json: items, items_left_out: left_out }, left_out }
}

/** Whether what the rules found has room in the document. Where its lines are read too, more must be left to grow. */
export const hasRoom = (metadata: JobMetadataV2, { left_out }: Fitted): boolean =>
  metadataBytes(metadata) <= (left_out === 0 ? MAX_METADATA_BYTES : FULL_BYTES)

/** The document without the items that stand in its lines, and what must be said of that. */
export function withoutLines({ metadata, left_out }: Fitted): { metadata: JobMetadataV2; gaps: Gap[] } {
  const { items_left_out: _unseen, ...document } = metadata
  const sentence = `The order is too long for the job's document: ${left_out} of its items stand in the order and the job's lines only. Price, time, crew, equipment and flags do not count them: plan them by hand.`
  return {
    metadata: document,
    gaps: left_out === 0 ? [] : [{ flag: 'ORDERING_AMBIGUOUS', severity: 'HIGH', sentence }],
  }
}

/** The same with half as many items. */
export function halved({ metadata, left_out }: Fitted): Fitted {
  const items_json = metadata.items_json.slice(0, Math.floor(metadata.items_json.length / 2))
  return { metadata: { ...metadata, items_json }, left_out: left_out + metadata.items_json.length - items_json.length }
}
