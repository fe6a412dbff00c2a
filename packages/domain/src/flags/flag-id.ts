/** A 53-bit digest of a text (cyrb53): stable everywhere, not a secret. */
function digest(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}

/**
 * The id of one episode of a flag, derived from what it is and when it began.
 *
 * `taken` are ids in use: two flags alike in the same millisecond get different ids.
 */
export function flagId(
  flag: string,
  subject: string | undefined,
  addedAt: string,
  taken?: ReadonlySet<string>,
): string {
  const base = `${flag}|${subject ?? ''}|${addedAt}`
  for (let attempt = 0; ; attempt += 1) {
    const id = `flg_${digest(attempt === 0 ? base : `${base}|${attempt}`)
      .toString(36)
      .padStart(11, '0')}`
    if (taken === undefined || !taken.has(id)) return id
  }
}
