import type { AuditInput } from '@h2s/db/record'
import type { FlagChanges } from '@h2s/domain'

/** What the history says of flags that the rules raised, cleared or graded anew. */
export function flagEntries(changes: FlagChanges): AuditInput[] {
  return [
    ...changes.raised.map((flag) => ({
      action: 'flag_raised',
      field: 'pain_flags',
      new_value: { flag_id: flag.flag_id, flag: flag.flag, severity: flag.severity },
      notes: flag.message,
    })),
    ...changes.cleared.map((flag) => ({
      action: 'flag_cleared',
      field: 'pain_flags',
      old_value: { flag_id: flag.flag_id, flag: flag.flag, severity: flag.severity },
      notes: flag.message,
    })),
    ...changes.regraded.map(({ flag, from }) => ({
      action: 'flag_regraded',
      field: 'pain_flags',
      old_value: { flag_id: flag.flag_id, flag: flag.flag, severity: from },
      new_value: { flag_id: flag.flag_id, flag: flag.flag, severity: flag.severity },
      notes: flag.message,
    })),
  ]
}
