import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { HOUR, readEpoch, toEpoch } from '../schedule/instant.ts'
import type { TimeLike } from '../schedule/instant.ts'
import type { VisitTerms } from './fees.ts'
import { findPolicy } from './policies.ts'

/**
 * Why customer and tech cannot move a visit by themselves any more; a dispatcher still can. Source: domain-data.md 6.5,
 * *Reschedule*; seed review X-20.
 */
export function moveBlockedBy(
  { policy, reschedule_count, start_iso }: Pick<VisitTerms, 'policy' | 'reschedule_count' | 'start_iso'>,
  now: TimeLike | undefined,
): Blocker | null {
  const terms = findPolicy(policy)
  if (terms === undefined)
    return block('POLICY', { policy: policy ?? null }, { message: 'The terms of this booking are not known' })
  const { max_self_serve, closes_hours } = terms.reschedule
  const moved = reschedule_count ?? 0
  if (moved >= max_self_serve) {
    const message = `The visit has been moved ${moved} times already`
    return block('POLICY', { policy: terms.id, reschedules: moved }, { message })
  }
  const start = readEpoch(start_iso)
  if (start === null || now === undefined || start - toEpoch(now, 'now') >= closes_hours * HOUR) return null
  const message = `The visit can be moved until ${closes_hours} h before it starts`
  return block('POLICY', { policy: terms.id, start_iso: start_iso ?? null }, { message })
}
