import { badInput } from '../errors/bad-input.ts'
import { invalid } from '../errors/domain-error.ts'
import { JobMetadataV2 } from './metadata.ts'
import { MAX_METADATA_BYTES } from './words.ts'

/** How many bytes the document takes as JSON in UTF-8; of a number with an exponent, written out. */
export function metadataBytes(document: unknown): number {
  const json = JSON.stringify(document) ?? ''
  let bytes = 0
  // A database writes every digit of 1e300. The text says in a moment that there is none to look for.
  if (/\de[+-]/.test(json)) {
    JSON.stringify(document, (_key, value) => {
      if (typeof value === 'number') bytes += Math.abs(Number(String(value).split('e')[1] ?? 0))
      return value
    })
  }
  for (const character of json) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/**
 * Checks a document before it is written: version 2 exactly, at most 16 KB. Returns it, or throws INVALID with the
 * path of every problem.
 */
export function checkJobMetadata(document: unknown): JobMetadataV2 {
  const checked = JobMetadataV2.safeParse(document)
  if (!checked.success) throw badInput('The metadata document has', checked.error)
  const bytes = metadataBytes(checked.data)
  if (bytes > MAX_METADATA_BYTES) {
    throw invalid('The metadata document is too large', [
      { path: '', message: `${bytes} bytes, ${MAX_METADATA_BYTES} are allowed` },
    ])
  }
  return checked.data
}
