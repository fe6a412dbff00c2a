import { isBag, isMissing, parseJson } from '../stored/json.ts'
import type { Bag } from '../stored/json.ts'
import { isCurrentDocument } from './is-current.ts'
import type { JobMetadataV2 } from './metadata.ts'
import { upgradeJobMetadata } from './upgrade-metadata.ts'

/**
 * Reads whatever a database may hold as a version 2 document. Never throws, never mutates.
 *
 * Understood: null, `{}`, version 1, the document or its items as JSON text, any case of an enum, seed A's plans and
 * flags without our later fields. Unknown keys are kept; a value that cannot be read becomes "unknown" and is kept under
 * `legacy`. Reading what was read gives the same again.
 *
 * @example
 * parseJobMetadata({ wall_type: 'brick' }).wall_type // => 'BRICK'
 * @example
 * parseJobMetadata(null).wire_management_required // => 'UNKNOWN'
 */
export function parseJobMetadata(stored: unknown): JobMetadataV2 {
  const document = asDocument(stored)
  return isCurrentDocument(document) ? document : upgradeJobMetadata(document)
}

/** The stored document as an object: itself, its JSON text, or an empty one that remembers what stood there. */
function asDocument(stored: unknown): Bag {
  if (isBag(stored)) return stored
  if (isMissing(stored)) return {}
  if (typeof stored === 'string') {
    const parsed = parseJson(stored)
    if (isBag(parsed)) return parsed
    if (parsed === null) return {}
  }
  return { legacy: { document: stored } }
}
