/** A stored value as text: a number is written out; null when it is neither. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
}

/** Whether a value is a whole number that is kept exactly, of at least so much. */
export const isWhole = (value: unknown, least = -Infinity): value is number =>
  Number.isSafeInteger(value) && Number(value) >= least

/** A stored value as a whole number, which may be written as text; null when it is none. */
export function asWholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return isWhole(number) ? number : null
}

/** A stored list of texts, which may be one text with commas; null when something in it is no text. */
export function asTexts(value: unknown): string[] | null {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string') ? value : null
  if (typeof value !== 'string') return null
  return value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** A stored yes or no, which may be written as text or as 1 and 0; null when it is neither. */
export function asBoolean(value: unknown): boolean | null {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value
  if (word === true || word === 'true' || word === 1) return true
  return word === false || word === 'false' || word === 0 ? false : null
}
