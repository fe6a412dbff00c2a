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

/** The same document with every text in it storable as JSON. Shapes and keys stay. */
export function cleanDocument(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (Array.isArray(value)) return value.map(cleanDocument)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), cleanDocument(part)]))
}

/** A text that PostgreSQL takes: JSON allows U+0000 and lone surrogates, a database does not. */
export const storable = (text: string): string => text.replaceAll('\u0000', '\uFFFD').toWellFormed()
