/** The longest text of one field that we keep: whoever writes more than this is not typing. */
const MAX_LENGTH = 2000

/**
 * A text as the database can hold it: no NUL, no half of a surrogate pair, no endless length.
 * Null for what is no text or says nothing.
 */
export function cleanText(value: unknown, maxLength = MAX_LENGTH): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = storable(String(value)).trim().slice(0, maxLength).toWellFormed()
  return text === '' ? null : text
}

/** Deeper than this nobody reads, and every walk over it would be in danger. */
const MAX_DEPTH = 30

/** The same document with every text in it storable as JSON. Shapes and keys stay; what lies too deep is cut off. */
export function cleanDocument(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) return null
  if (Array.isArray(value)) return value.map((part) => cleanDocument(part, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), cleanDocument(part, depth + 1)]))
}

/** A text that PostgreSQL takes: JSON allows U+0000 and lone surrogates, a database does not. */
export const storable = (text: string): string => text.replaceAll('\u0000', '\uFFFD').toWellFormed()
