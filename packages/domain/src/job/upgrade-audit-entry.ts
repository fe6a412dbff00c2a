import { isBag } from '../stored/json.ts'
import { timeOfHistory } from '../stored/times.ts'
import type { AuditLogEntry } from './metadata.ts'

/** An audit entry of an old document; null when it has no time or no action. */
export function upgradeAuditEntry(entry: unknown): AuditLogEntry | null {
  if (!isBag(entry)) return null
  const { timestamp, user_id, user_name, action, field, notes, ...others } = entry
  if (typeof timestamp !== 'string' || typeof action !== 'string') return null
  const id = typeof user_id === 'string' ? user_id : 'unknown'
  return {
    ...others,
    timestamp: timeOfHistory(timestamp) ?? timestamp,
    user_id: id,
    user_name: typeof user_name === 'string' ? user_name : id,
    action,
    ...(typeof field === 'string' || field === null ? { field } : {}),
    ...(typeof notes === 'string' || notes === null ? { notes } : {}),
  }
}
