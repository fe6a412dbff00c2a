/** "1,234.50" → 123450; null for what is no amount of money above zero. */
export function centsIn(typed: string): number | null {
  const found = /^\$?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{1,2}))?$/.exec(typed.trim())
  if (!found) return null
  const cents = Number(found[1]?.replaceAll(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return cents > 0 ? cents : null
}
