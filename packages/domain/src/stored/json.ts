/** An object of a stored document, with whatever keys. */
export type Bag = Record<string, unknown>

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Nothing there: to every rule the same as "unknown". */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** JSON text as a value; undefined when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether two values are the same as JSON, whatever order their keys were written in. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((entry, index) => sameJson(entry, b[index]))
  if (!isBag(a) || !isBag(b)) return false
  // What is undefined is not written: it is the same as absent, on either side.
  for (const key of Object.keys(a)) if (!sameJson(a[key], b[key])) return false
  for (const key of Object.keys(b)) if (b[key] !== undefined && a[key] === undefined) return false
  return true
}
