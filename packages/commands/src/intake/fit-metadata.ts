import { MAX_METADATA_BYTES, metadataBytes } from '@h2s/domain'
import type { JobMetadataV2 } from '@h2s/domain'
import type { Gap } from './gap.ts'

/** Room that is left for flags, a plan and notes that come later. */
const ROOM_BYTES = MAX_METADATA_BYTES / 2

/**
 * Keeps a new document small enough to grow. Items that are too long for it are left out from the end; the order has
 * them all, and so have the job's lines.
 */
export function fitMetadata(metadata: JobMetadataV2): { metadata: JobMetadataV2; gaps: Gap[] } {
  const items = [...metadata.items_json]
  while (items.length > 0 && metadataBytes({ ...metadata, items_json: items }) > ROOM_BYTES) items.pop()
  if (items.length === metadata.items_json.length) return { metadata, gaps: [] }
  const left = metadata.items_json.length - items.length
  return {
    metadata: { ...metadata, items_json: items },
    gaps: [
      {
        flag: 'ORDERING_AMBIGUOUS',
        severity: 'HIGH',
        sentence: `The order is too long for the job's document: ${left} of its items stand in the order and the job's lines only.`,
      },
    ],
  }
}
