import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import { invalid, refused } from '../errors/domain-error.ts'
import { readEpoch, toEpoch, toInstant } from '../schedule/instant.ts'
import type { Instant, TimeLike } from '../schedule/instant.ts'
import { clearsWhen } from './clears-when.ts'
import { endWaiver } from './end-waiver.ts'
import { flagId } from './flag-id.ts'
import { painFlagTypes, severities } from './words.ts'
import type { PainFlag } from './pain-flag.ts'
import type { PainFlagType, Severity } from './words.ts'
import { isOpenFlag, keyOf, severityRank } from './state.ts'

/** The part of the document that holds flags. */
export type WithFlags = { pain_flags: PainFlag[] }

/** The flag that a person means: by id, or the gravest open one of a type. */
export function findOpenFlag(flags: readonly PainFlag[], idOrType: string, now?: TimeLike): PainFlag | undefined {
  const type = idOrType.trim().toUpperCase()
  return flags
    .filter(
      (flag) =>
        flag.resolved_at === undefined && (flag.flag_id === idOrType || (flag.flag === type && isOpenFlag(flag, now))),
    )
    .toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity))[0]
}

/** What stands in the way of resolving a flag: it must be open, and notes are required from HIGH on. */
export function resolutionBlockedBy(
  flags: readonly PainFlag[],
  idOrType: string | undefined,
  notes: string | undefined,
  now?: TimeLike,
): Blocker[] {
  const flag = idOrType === undefined ? undefined : findOpenFlag(flags, idOrType, now)
  if (flag === undefined) return [block('FLAG_OPEN', { flag: idOrType ?? null })]
  const needsNotes = severityRank(flag.severity) >= severityRank('HIGH')
  if (needsNotes && (notes ?? '').trim() === '')
    return [block('NOTES', { flag_id: flag.flag_id, severity: flag.severity })]
  return []
}

/**
 * Whether resolving a flag takes a second person, as overriding it does: a critical one that the rules still find, and one
 * that the same person raised by hand. `found` is what the rules find now.
 */
export function resolutionTakesTwo(flag: PainFlag, found: readonly PainFlag[], by: string): boolean {
  if (flag.origin === 'manual') return flag.severity === 'CRITICAL' && flag.added_by === by
  return found.some((finding) => finding.severity === 'CRITICAL' && keyOf(finding) === keyOf(flag))
}

/** Resolves one open flag, by id or type. Throws RULE (FLAG_OPEN, NOTES). */
export function resolvePainFlag<Document extends WithFlags>(
  metadata: Document,
  idOrType: string,
  resolution: { by: string; notes?: string | null | undefined },
  now: TimeLike,
): { metadata: Document; flag: PainFlag } {
  const notes = (resolution.notes ?? '').trim()
  const blockers = resolutionBlockedBy(metadata.pain_flags, idOrType, notes, now)
  const open = findOpenFlag(metadata.pain_flags, idOrType, now)
  if (blockers.length > 0 || open === undefined) throw refused(blockers)
  const flag: PainFlag = {
    ...open,
    resolved_at: toInstant(now, 'now'),
    resolved_by: resolution.by,
    ...(notes === '' ? {} : { resolution_notes: notes }),
  }
  return { metadata: replaceFlag(metadata, flag), flag }
}

/**
 * Waives one open flag until a time: it stops counting, and comes back when the time has passed or its inputs change.
 *
 * What takes a second person to resolve takes one to waive: `confirmed_by`. `found` is what the rules find now; without it
 * the flag is taken as it is stored. Throws RULE (FLAG_OPEN, REASON, SECOND_PERSON), and INVALID on an end that has passed.
 */
export function waivePainFlag<Document extends WithFlags>(
  metadata: Document,
  idOrType: string,
  waiver: { by: string; until: Instant; reason: string; confirmed_by?: string | null | undefined },
  now: TimeLike,
  found?: readonly PainFlag[],
): { metadata: Document; flag: PainFlag } {
  const open = findOpenFlag(metadata.pain_flags, idOrType, now)
  if (open === undefined || !isOpenFlag(open, now)) throw refused([block('FLAG_OPEN', { flag: idOrType })])
  if (waiver.reason.trim() === '') throw refused([block('REASON')])
  const until = readEpoch(waiver.until)
  if (until === null || until <= toEpoch(now, 'now'))
    throw invalid('A waiver ends in the future', [{ path: 'until', message: 'must be a time after now' }])
  const { by } = waiver
  const second = waiver.confirmed_by === by ? '' : (waiver.confirmed_by ?? '')
  if (second === '' && resolutionTakesTwo(open, found ?? [open], by))
    throw refused([block('SECOND_PERSON', { by, flag_id: open.flag_id })])
  const flag: PainFlag = {
    ...endWaiver(open),
    waived_until: toInstant(until),
    waived_by: by,
    waived_at: toInstant(now, 'now'),
    waive_reason: waiver.reason.trim(),
    ...(second === '' ? {} : { waive_confirmed_by: second }),
  }
  return { metadata: replaceFlag(metadata, flag), flag }
}

/** Raises a flag by hand: what only a person can know. Throws INVALID on an unknown type or severity, or without a message. */
export function raisePainFlag<Document extends WithFlags>(
  metadata: Document,
  raised: { flag: PainFlagType; severity: Severity; message: string; by: string; subject?: string },
  now: TimeLike,
): { metadata: Document; flag: PainFlag } {
  const issues = [
    ...(painFlagTypes.includes(raised.flag)
      ? []
      : [{ path: 'flag', message: `must be one of ${painFlagTypes.join(', ')}` }]),
    ...(severities.includes(raised.severity)
      ? []
      : [{ path: 'severity', message: `must be one of ${severities.join(', ')}` }]),
    ...(raised.message.trim() === '' ? [{ path: 'message', message: 'must say what is wrong' }] : []),
  ]
  if (issues.length > 0) throw invalid('The flag cannot be raised', issues)
  const added_at = toInstant(now, 'now')
  const taken = new Set(metadata.pain_flags.map((entry) => entry.flag_id))
  const flag: PainFlag = {
    flag_id: flagId(raised.flag, raised.subject, added_at, taken),
    flag: raised.flag,
    severity: raised.severity,
    message: raised.message.trim(),
    origin: 'manual',
    added_at,
    added_by: raised.by,
    ...(raised.subject === undefined ? {} : { subject: raised.subject }),
    clears_when:
      raised.flag === 'CUSTOMER_EXPECTATION_RISK'
        ? clearsWhen.CUSTOMER_EXPECTATION_RISK
        : 'Clears when somebody resolves it.',
  }
  return { metadata: { ...metadata, pain_flags: [...metadata.pain_flags, flag] }, flag }
}

function replaceFlag<Document extends WithFlags>(metadata: Document, flag: PainFlag): Document {
  return {
    ...metadata,
    pain_flags: metadata.pain_flags.map((entry) => (entry.flag_id === flag.flag_id ? flag : entry)),
  }
}
