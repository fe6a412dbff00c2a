import { sameJson } from '../stored/json.ts'
import { toInstant } from '../schedule/instant.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { endWaiver } from './end-waiver.ts'
import { flagId } from './flag-id.ts'
import type { PainFlag } from './pain-flag.ts'
import { readFlags } from './read-flags.ts'
import { flagState, keyOf, severityRank } from './state.ts'

/** Who resolves what no longer holds. */
export const RULES_ACTOR = 'system:flags'

const sameInputs = (a: PainFlag, b: PainFlag): boolean => sameJson(a.evidence ?? {}, b.evidence ?? {})

/** A person resolved it, and the condition has held ever since. */
const isPinned = (flag: PainFlag): boolean =>
  flag.origin === 'rule' &&
  flag.resolved_at !== undefined &&
  flag.resolved_by !== RULES_ACTOR &&
  flag.ended_at === undefined

/**
 * Brings stored flags up to date with what the rules find now. Returns all of them, history first to last; never mutates.
 *
 * - found and open: stays, with its id and `added_at`; severity and message follow the facts;
 * - found and new: a new episode;
 * - open and no longer found: resolved by the rules;
 * - manual: untouched, always;
 * - waived: untouched while the inputs that the rule judged are the same, else it ends; one that has run out is open
 *   again, and keeps who gave it and until when in `ended_waivers`;
 * - resolved by a person while the condition still holds: stays resolved until an input changes, it gets graver, or the
 *   condition goes away and comes back. That is a new episode.
 *
 * Source: domain.md *Pain flags*; seed review A-07.
 */
export function reconcilePainFlags(existing: unknown, found: readonly PainFlag[], now: TimeLike): PainFlag[] {
  const at = toInstant(now, 'now')
  const stored = readFlags(existing).flags
  const wanted = new Map<string, PainFlag>()
  for (const flag of found) {
    const key = keyOf(flag)
    if (!wanted.has(key)) wanted.set(key, flag)
  }
  /** The findings that a stored episode accounts for. */
  const held = new Set<string>()

  const resolve = (flag: PainFlag, notes: string): PainFlag => ({
    ...flag,
    resolved_at: at,
    resolved_by: RULES_ACTOR,
    resolution_notes: notes,
  })

  const next = stored.map((flag): PainFlag => {
    if (flag.origin === 'manual') return flag
    const key = keyOf(flag)
    const finding = wanted.get(key)
    if (isPinned(flag)) {
      if (finding === undefined) return { ...flag, ended_at: at }
      const stands = inputsStand(flag, finding) && severityRank(finding.severity) <= severityRank(flag.severity)
      if (stands) held.add(key)
      return stands ? flag : { ...flag, ended_at: at }
    }
    switch (flagState(flag, now)) {
      case 'resolved':
        return flag
      case 'waived':
        if (finding !== undefined && inputsStand(flag, finding)) {
          held.add(key)
          return flag
        }
        return resolve(flag, finding === undefined ? 'No longer holds' : 'The facts changed: the waiver ended')
      case 'open':
        if (finding === undefined) return resolve(flag, 'No longer holds')
        if (held.has(key)) return resolve(flag, 'Another episode says the same')
        held.add(key)
        return endWaiver(follow(flag, finding))
    }
  })

  if (held.size === wanted.size) return next
  const taken = new Set(next.map((flag) => flag.flag_id))
  for (const [key, finding] of wanted) {
    if (held.has(key)) continue
    if (finding.added_at === at && !taken.has(finding.flag_id)) {
      taken.add(finding.flag_id)
      next.push(finding)
      continue
    }
    const flag_id = flagId(finding.flag, finding.subject, at, taken)
    taken.add(flag_id)
    next.push({ ...finding, flag_id, added_at: at })
  }
  return next
}

/** Flags of older documents have no evidence: nothing is known to have changed. */
function inputsStand(flag: PainFlag, finding: PainFlag): boolean {
  return flag.evidence === undefined || sameInputs(flag, finding)
}

/** An open episode follows the facts and stays the same episode. */
function follow(flag: PainFlag, finding: PainFlag): PainFlag {
  const same =
    flag.severity === finding.severity &&
    flag.message === finding.message &&
    flag.clears_when === finding.clears_when &&
    sameJson(flag.evidence, finding.evidence)
  if (same) return flag
  const { severity, message, clears_when, evidence } = finding
  return { ...flag, severity, message, clears_when, ...(evidence === undefined ? {} : { evidence }) }
}

/** What differs between two states of the flags: what an audit entry and a live notice say. */
export type FlagChanges = {
  raised: PainFlag[]
  cleared: PainFlag[]
  regraded: { flag: PainFlag; from: PainFlag['severity'] }[]
}

/** The changes between stored flags and reconciled ones. */
export function flagChanges(before: readonly PainFlag[], after: readonly PainFlag[]): FlagChanges {
  const old = new Map(before.map((flag) => [flag.flag_id, flag]))
  const changes: FlagChanges = { raised: [], cleared: [], regraded: [] }
  for (const flag of after) {
    const was = old.get(flag.flag_id)
    if (was === undefined) changes.raised.push(flag)
    else if (was.resolved_at === undefined && flag.resolved_at !== undefined) changes.cleared.push(flag)
    else if (was.severity !== flag.severity) changes.regraded.push({ flag, from: was.severity })
  }
  return changes
}
