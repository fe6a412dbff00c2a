/** Whether a value is one of some words, exactly as written. */
export function isOneOf<const Word extends string>(words: readonly Word[], value: unknown): value is Word {
  return words.some((word) => word === value)
}

/** A stored word in the spelling of our enums: `'full in-wall '` → `'FULL_IN_WALL'`. */
export function asUpper(value: string): string {
  return value
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '_')
}

/** A stored value as one of some words, without regard to case, spaces and hyphens; null when it is none of them. */
export function asWord<const Word extends string>(words: readonly Word[], value: unknown): Word | null {
  if (isOneOf(words, value)) return value
  if (typeof value !== 'string') return null
  const word = asUpper(value)
  return isOneOf(words, word) ? word : null
}
