/** Keys of the metadata document that only we write. Whatever comes under these names from outside is left out. */
const serverOwned = new Set([
  'estimated_payout',
  'equipment_lane',
  'order_required',
  'order_stage',
  'order_plan',
  'pain_flags',
  'audit_log',
  'legacy',
  'unit_cost',
  'unit_cost_cents',
  'payout_cents',
  '__proto__',
  'constructor',
  'prototype',
])

/** An item from outside without the keys that are ours, in it and in its metadata. What is no object stays. */
export function ownKeysOnly(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
  return Object.fromEntries(
    Object.entries(item)
      .filter(([key]) => !serverOwned.has(key))
      .map(([key, value]) => [key, key === 'metadata' ? ownKeysOnly(value) : value]),
  )
}

/** What we remember of a session's metadata beside the items: for people who ask later what the shop sent. */
export function shopMetadata(metadata: ReadonlyMap<string, string>): Record<string, string> {
  const kept = [...metadata].filter(([key]) => !serverOwned.has(key) && !key.startsWith('items_json'))
  return Object.fromEntries(
    kept.slice(0, 50).map(([key, value]) => [key.slice(0, 100), value.slice(0, 500).toWellFormed()]),
  )
}
