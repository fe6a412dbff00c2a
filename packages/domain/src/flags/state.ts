import { readEpoch, toEpoch } from '../schedule/instant.ts'
import type { TimeLike } from '../schedule/instant.ts'
import { severities } from './words.ts'
import type { PainFlag } from './pain-flag.ts'
import type { FlagState, Severity } from './words.ts'

/** Whether a waiver stands. Without a time every waiver that was given does. */
function isWaived(flag: PainFlag, now: TimeLike | undefined): boolean {
  const until = readEpoch(flag.waived_until)
  return until !== null && (now === undefined || until > toEpoch(now, 'now'))
}

/** Where an episode is: resolved, waived, or open. */
export function flagState(flag: PainFlag, now?: TimeLike): FlagState {
  if (flag.resolved_at !== undefined) return 'resolved'
  return isWaived(flag, now) ? 'waived' : 'open'
}

/** Whether an episode asks for attention: neither resolved nor waived. Counts and badges count these only. */
export function isOpenFlag(flag: PainFlag, now?: TimeLike): boolean {
  return flagState(flag, now) === 'open'
}

/** The open episodes. */
export function openFlags(flags: readonly PainFlag[], now?: TimeLike): PainFlag[] {
  return flags.filter((flag) => isOpenFlag(flag, now))
}

/** How grave: a higher number is graver. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity)
}

/** The gravest severity of the open episodes; null when nothing is open. */
export function worstSeverity(flags: readonly PainFlag[], now?: TimeLike): Severity | null {
  return openFlags(flags, now).reduce<Severity | null>(
    (worst, { severity }) => (worst === null || severityRank(severity) > severityRank(worst) ? severity : worst),
    null,
  )
}

/** What makes two episodes episodes of one thing. */
export const keyOf = (flag: PainFlag): string => `${flag.flag}|${flag.subject ?? ''}`
