import type { Item } from '../catalogue/items.ts'
import type { Question } from '../catalogue/services.ts'
import { crewReasons } from '../catalogue/work.ts'
import { parseJobStatus } from '../job/status.ts'
import type { JobStatus } from '../job/status.ts'
import { jobReading } from '../job/reading.ts'
import { seatsTaken } from '../job/seats.ts'
import type { JobReading } from '../job/reading.ts'
import type { AccessDetails } from '../job/metadata.ts'
import type { JobFacts } from '../job/facts.ts'
import { HOUR, readEpoch, toEpoch, toInstant } from '../schedule/instant.ts'
import type { Instant, TimeLike } from '../schedule/instant.ts'
import type { PainFlagType, Severity } from './words.ts'

/** The plain facts that every rule judges: read once, for all of them. */
export type FlagFacts = JobReading & {
  readonly job: JobFacts
  readonly status: JobStatus | null
  readonly access: AccessDetails
  readonly crew_needed: 1 | 2
  readonly crew_reasons: readonly string[]
  readonly seats: number
  /** Hours from now until the visit; null without a window. */
  readonly hours_to_visit: number | null
  /** The window as milliseconds since 1970; null where there is none. */
  readonly start: number | null
  readonly end: number | null
  readonly now: Instant
  /** Whether any bought service asks this at intake. A service that we do not know asks everything. */
  readonly asks: (question: Question) => boolean
}

/** What a rule found. `evidence` are the inputs that were judged, never the time: a waiver stands while they stay the same. */
export type Finding = {
  severity: Severity
  message: string
  subject?: string
  evidence: Record<string, unknown>
}

/** When a rule raises its flag and how grave that is, for people. Beside the rule, so that an app without the matrix has it not. */
export type FlagText = { readonly raised_when: string; readonly severity: string }

/** One rule: the only file that knows about its flag. */
export type FlagRule = {
  readonly flag: PainFlagType
  /** Statuses after which the question no longer matters. */
  readonly until: 'visit' | 'settlement'
  readonly find: (facts: FlagFacts) => Finding[]
}

function asksOf(items: readonly Item[], question: Question): boolean {
  return items.some((item) => {
    if (item.service !== null) return item.service.asks.includes(question)
    switch (item.family) {
      case null:
        return question !== 'adult'
      case 'tv':
        return question !== 'adult'
      case 'camera':
        return question === 'wall'
      default:
        return false
    }
  })
}

/** Reads the facts of a job. Never throws on any job; throws INVALID when `now` is no time. */
export function flagFacts(job: JobFacts, now: TimeLike): FlagFacts {
  const { metadata, items, needs, problems } = jobReading(job)
  const seats = seatsTaken(job)
  const reasons = crewReasons(items, metadata)
  const at = toEpoch(now, 'now')
  const start = readEpoch(job.start_iso)
  return {
    metadata,
    items,
    needs,
    problems,
    job,
    status: parseJobStatus(job.status),
    access: { ...metadata.access, ...job.access },
    crew_needed: reasons.length > 0 ? 2 : 1,
    crew_reasons: reasons,
    seats,
    start,
    end: readEpoch(job.end_iso),
    hours_to_visit: start === null ? null : (start - at) / HOUR,
    now: toInstant(now),
    asks: (question) => asksOf(items, question),
  }
}
