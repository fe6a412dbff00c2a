import { readEpoch, toInstant } from '../schedule/instant.ts'
import { flagId } from './flag-id.ts'
import { flagOrigins, painFlagTypes, severities } from './pain-flag.ts'
import type { FlagOrigin, PainFlag, PainFlagType, Severity } from './pain-flag.ts'
import { clearsWhen } from './clears-when.ts'

const types = new Set<string>(painFlagTypes)
const grades = new Set<string>(severities)
const origins = new Set<string>(flagOrigins)

const optionalTexts = ['added_by', 'subject', 'resolved_by', 'resolution_notes', 'waived_by', 'waive_reason'] as const
const optionalTimes = ['resolved_at', 'waived_until', 'waived_at', 'ended_at'] as const

/** Documents from before flags had a time get this one: it is older than any job. */
const LONG_AGO = '1970-01-01T00:00:00.000Z'

function upper(value: unknown): string {
  return typeof value === 'string'
    ? value
        .trim()
        .toUpperCase()
        .replaceAll(/[\s-]+/g, '_')
    : ''
}

/** Reads the flags of any version of the document. What is no flag of ours is returned in `unread`, as it was. */
export function readFlags(stored: unknown): { flags: PainFlag[]; unread: unknown[] } {
  const flags: PainFlag[] = []
  const unread: unknown[] = []
  if (!Array.isArray(stored)) return { flags, unread: stored === undefined || stored === null ? [] : [stored] }
  const taken = new Set<string>()
  for (const entry of stored) {
    const flag = readFlag(entry, taken)
    if (flag === null) unread.push(entry)
    else {
      taken.add(flag.flag_id)
      flags.push(flag)
    }
  }
  return { flags, unread }
}

function readFlag(entry: unknown, taken: ReadonlySet<string>): PainFlag | null {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return null
  const stored = entry as Record<string, unknown>
  const type = upper(stored['flag'])
  if (!types.has(type)) return null
  const flag = type as PainFlagType
  const grade = upper(stored['severity'])
  const origin = typeof stored['origin'] === 'string' ? stored['origin'].trim().toLowerCase() : ''
  const added = readEpoch(stored['added_at'])
  const added_at =
    added === null ? LONG_AGO : typeof stored['added_at'] === 'string' ? stored['added_at'] : toInstant(added)
  const read: PainFlag = {
    ...stored,
    flag_id: '',
    flag,
    // A severity that we cannot read must not open a guard that it may have closed.
    severity: (grades.has(grade) ? grade : 'CRITICAL') as Severity,
    message: typeof stored['message'] === 'string' ? stored['message'] : '',
    origin: (origins.has(origin) ? origin : 'rule') as FlagOrigin,
    added_at,
    clears_when: typeof stored['clears_when'] === 'string' ? stored['clears_when'] : clearsWhen[flag],
  }
  for (const key of optionalTexts) if (typeof read[key] !== 'string') delete read[key]
  for (const key of optionalTimes) if (typeof read[key] !== 'string' || readEpoch(read[key]) === null) delete read[key]
  if (typeof read.evidence !== 'object' || read.evidence === null || Array.isArray(read.evidence)) delete read.evidence
  const id = stored['flag_id']
  read.flag_id =
    typeof id === 'string' && id !== '' && !taken.has(id) ? id : flagId(flag, read.subject, added_at, taken)
  return read
}
