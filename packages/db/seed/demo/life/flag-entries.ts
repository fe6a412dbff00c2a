import type { Actor, PainFlag } from '@h2s/domain'
import type { AuditInput } from '../../../src/record.ts'
import { rules } from './actors.ts'

type Changes = { raised: readonly PainFlag[]; cleared: readonly PainFlag[] }

/** What the rules did to the flags in a step, for the history. */
export const flagEntries = ({ raised, cleared }: Changes): (AuditInput & { actor: Actor })[] => [
  ...raised.map(({ flag, message }) => ({
    action: 'flag_raised',
    field: 'pain_flags',
    new_value: flag,
    notes: message,
    actor: rules,
  })),
  ...cleared.map(({ flag, message }) => ({
    action: 'flag_cleared',
    field: 'pain_flags',
    old_value: flag,
    notes: message,
    actor: rules,
  })),
]
