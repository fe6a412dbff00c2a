import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { needsSecondPerson } from './needs-second-person.ts'

/** A dispatcher goes on in spite of blockers. `confirmed_by` is the second person that a critical flag needs. */
export type Override = { by: string; reason: string; confirmed_by?: string | null | undefined }

/**
 * What still stands in the way after an override: what cannot be overridden, a missing reason, a missing second person.
 *
 * @example
 * overrideBlockedBy(blockedBy('complete', { status: 'in_progress', checklist_done: false }, {}, '2026-11-21T12:00:00Z'), { by: 'u1', reason: 'photos came by mail' }) // => []
 */
export function overrideBlockedBy(blockers: readonly Blocker[], override: Override): Blocker[] {
  const left = blockers.filter((blocker) => !blocker.overridable)
  if (left.length === blockers.length) return left
  const second = override.confirmed_by ?? ''
  const alone = second === '' || second === override.by
  return [
    ...left,
    ...(override.reason.trim() === '' ? [block('REASON')] : []),
    ...(alone && blockers.some(needsSecondPerson) ? [block('SECOND_PERSON', { by: override.by })] : []),
  ]
}
