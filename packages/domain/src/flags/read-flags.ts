import { flagId } from './flag-id.ts'
import { areBags, isCurrentFlag } from './is-current-flag.ts'
import { flagOrigins, painFlagTypes, severities } from './words.ts'
import type { PainFlag } from './pain-flag.ts'
import { isBag } from '../stored/json.ts'
import { timeOfHistory } from '../stored/times.ts'
import { asUpper, asWord, isOneOf } from '../stored/words.ts'
import type { PainFlagType } from './words.ts'
import { clearsWhen } from './clears-when.ts'

const optionalTexts = [
  'added_by',
  'subject',
  'resolved_by',
  'resolution_notes',
  'waived_by',
  'waive_reason',
  'waive_confirmed_by',
] as const
const optionalTimes = ['resolved_at', 'waived_until', 'waived_at', 'ended_at'] as const

/** Documents from before flags had a time get this one: it is older than any job. */
const LONG_AGO = '1970-01-01T00:00:00.000Z'

/**
 * Reads the flags of any version of the document. What is no flag of ours is returned in `unread`, as it was; one that
 * somebody marked CRITICAL goes on blocking, as a manual flag of the type that is nearest.
 */
export function readFlags(stored: unknown): { flags: PainFlag[]; unread: unknown[] } {
  const flags: PainFlag[] = []
  const unread: unknown[] = []
  if (!Array.isArray(stored)) return { flags, unread: stored === undefined || stored === null ? [] : [stored] }
  const taken = new Set<string>()
  for (const entry of stored) {
    const flag = isCurrentFlag(entry) && !taken.has(entry.flag_id) ? entry : readFlag(entry, taken)
    if (flag === null) unread.push(entry)
    else {
      taken.add(flag.flag_id)
      flags.push(flag)
    }
  }
  return { flags, unread }
}

/** Words of a type that somebody made up, and the type of ours that is about the same. */
const nearest: readonly (readonly [RegExp, PainFlagType])[] = [
  [/WIRE|CABLE/, 'WIRE_MANAGEMENT_UNKNOWN'],
  [/WALL/, 'WALL_TYPE_UNKNOWN'],
  [/ORDER|EQUIPMENT|PART|MOUNT/, 'ORDERING_AMBIGUOUS'],
  [/SCOPE|PRICE/, 'SCOPE_MISMATCH'],
  [/TEAM|CREW/, 'TEAM_REQUIRED_UNCONFIRMED'],
  [/ACCESS|GATE|ADDRESS/, 'ACCESS_DETAILS_MISSING'],
  [/SCHEDULE|WINDOW|CALENDAR/, 'SCHEDULE_CONFLICT'],
]

function nearestType(named: string): PainFlagType {
  const word = asUpper(named)
  return nearest.find(([pattern]) => pattern.test(word))?.[1] ?? 'CUSTOMER_EXPECTATION_RISK'
}

function readFlag(entry: unknown, taken: ReadonlySet<string>): PainFlag | null {
  if (!isBag(entry)) return null
  const stored = entry
  const known = asWord(painFlagTypes, stored['flag'])
  if (known === null && asWord(severities, stored['severity']) !== 'CRITICAL') return null
  const named = typeof stored['flag'] === 'string' ? stored['flag'] : ''
  const flag = known ?? nearestType(named)
  const { message } = stored
  // A type that is not ours has its own word, and no other place to show it.
  const unsaid = known !== null ? '' : named === '' ? 'Older flag' : `Older flag: ${named}`
  const origin = typeof stored['origin'] === 'string' ? stored['origin'].trim().toLowerCase() : ''
  const added_at = timeOfHistory(stored['added_at']) ?? LONG_AGO
  const read: PainFlag = {
    ...stored,
    flag_id: '',
    flag,
    // A severity that we cannot read must not open a guard that it may have closed.
    severity: asWord(severities, stored['severity']) ?? 'CRITICAL',
    message: typeof message === 'string' && (known !== null || message.trim() !== '') ? message : unsaid,
    // The rules know nothing of a type that is not theirs, and must not clear it.
    origin: known === null ? 'manual' : isOneOf(flagOrigins, origin) ? origin : 'rule',
    ...(known === null ? { written_flag: stored['flag'] } : {}),
    added_at,
    clears_when: typeof stored['clears_when'] === 'string' ? stored['clears_when'] : clearsWhen[flag],
  }
  for (const key of optionalTexts) if (typeof read[key] !== 'string') delete read[key]
  for (const key of optionalTimes) {
    const time = typeof stored[key] === 'string' ? timeOfHistory(stored[key]) : null
    if (time === null) delete read[key]
    else read[key] = time
  }
  if (!isBag(read.evidence)) delete read.evidence
  if (!areBags(read.ended_waivers)) delete read.ended_waivers
  const id = stored['flag_id']
  read.flag_id =
    typeof id === 'string' && id !== '' && !taken.has(id) ? id : flagId(flag, read.subject, added_at, taken)
  return read
}
