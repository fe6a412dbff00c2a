import type { Item } from '../catalogue/items.ts'
import { skillWords } from '../catalogue/skills.ts'
import type { Licence, Skill } from '../catalogue/skills.ts'
import { SET_UP_MINUTES, durationMinutes } from '../catalogue/work.ts'
import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import type { JobFacts } from '../job/facts.ts'
import { jobReading } from '../job/reading.ts'
import type { JobReading } from '../job/reading.ts'
import { formatWindow } from '../schedule/format-window.ts'
import { readEpoch, toInstant } from '../schedule/instant.ts'
import { TRAVEL_MINUTES } from '../schedule/visit-block.ts'
import { overlaps } from '../schedule/windows.ts'
import { busyWords } from './busy-words.ts'

/** A time that a provider cannot give to the job: held for another, spent on a visit, or free. */
export type BusyTime = { kind: 'hold' | 'visit' | 'time_off'; from: string; to: string }

/** A provider as the ranking sees them. Distance, load and times are given facts; what is left out speaks for them. */
export type CandidateFacts = {
  pro_id: string
  skills: readonly string[]
  licences?: readonly string[] | undefined
  active?: boolean | undefined
  /** From their last place to the site; null when unknown. */
  distance_km?: number | null | undefined
  /** Minutes of work that they already have on the day of the visit. */
  load_minutes?: number | undefined
  max_daily_minutes?: number | undefined
  /** What lies over the visit and the way to it, first thing first; of a visit its own window. */
  busy?: readonly BusyTime[] | undefined
  /** In whose zone `busy` is told. */
  time_zone?: string | undefined
  rejected_before?: boolean | undefined
  /** Has an offer for this job, or a seat on it. */
  is_on_job?: boolean | undefined
  tier?: 'new' | 'standard' | 'senior' | undefined
}

/** What the ranking asks of a job. */
export type JobToFill = Pick<JobFacts, 'service_id' | 'service_name' | 'metadata' | 'lines' | 'start_iso' | 'end_iso'>

/** One provider's place in the ranking, with what speaks for and against them. Higher scores come first. */
export type RankedCandidate = {
  pro_id: string
  rank: number
  score: number
  distance_km: number | null
  reasons: string[]
  blockers: Blocker[]
}

/** What the work of a job asks of a provider. */
export function skillsNeeded(items: readonly Item[]): { skills: Skill[]; licences: Licence[] } {
  return {
    skills: [...new Set(items.flatMap((item) => item.service?.skills ?? []))],
    licences: [...new Set(items.flatMap((item) => item.service?.licence ?? []))],
  }
}

const DEFAULT_DAY_MINUTES = 480
/** Beyond this distance a provider scores nothing for being near. */
const FAR_KM = 60

/** Nobody drives further than this for a visit; between branches the office may still ask. */
const SERVICE_RADIUS_KM = 320
/** What experience adds or takes, in points. */
const tierScores = { new: -5, standard: 0, senior: 5 }

/** What rules a provider out for a job, all at once: what the list of candidates shows and dispatching refuses. */
export function candidateBlockers(job: JobToFill, pro: CandidateFacts): Blocker[] {
  return blockersIn(jobReading(job), job, pro)
}

function blockersIn({ items, metadata }: JobReading, job: JobToFill, pro: CandidateFacts): Blocker[] {
  const { pro_id } = pro
  const { lacking, unlicensed } = missing(items, pro)
  const minutes = (pro.load_minutes ?? 0) + durationMinutes(items, metadata) + SET_UP_MINUTES
  const most = pro.max_daily_minutes ?? DEFAULT_DAY_MINUTES
  const km = pro.distance_km ?? 0
  return [
    ...(pro.active === false ? [block('ACTIVE', { pro_id })] : []),
    ...(pro.rejected_before === true ? [block('PRO_REJECTED', { pro_id })] : []),
    ...(pro.is_on_job === true
      ? [block('UNASSIGNED', { pro_id }, { message: 'Has an offer for this job, or a seat on it, already' })]
      : []),
    ...(lacking.length > 0
      ? [block('SKILL', { lacking }, { message: `Lacks skills: ${lacking.map(words).join(', ')}` })]
      : []),
    ...(unlicensed.length > 0
      ? [
          block(
            'LICENCE',
            { lacking: unlicensed },
            { message: `Has no license: ${unlicensed.map(words).join(', ')}`, overridable: true },
          ),
        ]
      : []),
    ...(km > SERVICE_RADIUS_KM
      ? [
          block(
            'TRAVEL',
            { distance_km: rounded(km) },
            { message: `Lives ${miles(km)} away`, fix: 'Choose a tech of a nearer branch.' },
          ),
        ]
      : []),
    ...busyBlockers(job, pro),
    // Without a time there is no day that could be too long.
    ...(job.start_iso != null && minutes > most
      ? [
          block(
            'DAY_LOAD',
            { minutes, most },
            { message: `The day would have ${hours(minutes)} h, ${hours(most)} h are allowed` },
          ),
        ]
      : []),
  ]
}

function busyBlockers({ start_iso, end_iso }: JobToFill, { pro_id, busy = [], time_zone = 'UTC' }: CandidateFacts) {
  const [first] = busy
  if (first === undefined) return []
  const span = { start_iso: first.from, end_iso: first.to }
  const when = formatWindow({ ...span, time_zone }) ?? 'at that time'
  const [start, end] = [readEpoch(start_iso), readEpoch(end_iso)]
  const isByTheWay =
    first.kind === 'visit' &&
    start !== null &&
    end !== null &&
    !overlaps(span, { start_iso: toInstant(start), end_iso: toInstant(end) })
  const way = isByTheWay ? `, and ${TRAVEL_MINUTES} min for the way` : ''
  const evidence = { pro_id, busy: busy.map(({ kind, from, to }) => ({ kind, from, to })) }
  return [block('AVAILABLE', evidence, { message: `${busyWords[first.kind]}: ${when}${way}` })]
}

function missing(items: readonly Item[], pro: CandidateFacts) {
  const needed = skillsNeeded(items)
  return {
    needed: needed.skills,
    lacking: needed.skills.filter((skill) => !pro.skills.includes(skill)),
    unlicensed: needed.licences.filter((licence) => !(pro.licences ?? []).includes(licence)),
  }
}

const rounded = (km: number) => Math.round(km * 10) / 10
const miles = (km: number) => {
  const whole = Math.round(km / 1.609344)
  return whole === 1 ? '1 mile' : `${whole} miles`
}
const words = (key: Skill | Licence) => skillWords[key]
const hours = (minutes: number) => Math.round((minutes / 60) * 10) / 10

function judged(reading: JobReading, job: JobToFill, pro: CandidateFacts): Omit<RankedCandidate, 'rank'> {
  const { needed, lacking } = missing(reading.items, pro)
  const has = needed.length - lacking.length
  const skillScore = needed.length === 0 ? 50 : Math.round((50 * has) / needed.length)
  const km = pro.distance_km ?? null
  const nearScore = km === null ? 0 : Math.round(30 * Math.max(0, 1 - km / FAR_KM))
  const load = pro.load_minutes ?? 0
  const most = pro.max_daily_minutes ?? DEFAULT_DAY_MINUTES
  const freeScore = Math.round(20 * Math.max(0, 1 - load / most))
  const tier = pro.tier ?? 'standard'
  const reasons = [
    needed.length === 0
      ? 'No special skill needed'
      : lacking.length === 0
        ? 'Has every skill this job needs'
        : `${has} of ${needed.length} skills`,
    km === null ? 'Distance unknown' : `${miles(km)} away`,
    load === 0 ? 'The day is free' : `${hours(load)} of ${hours(most)} h taken that day`,
    ...(tier === 'senior' ? ['Senior'] : tier === 'new' ? ['New'] : []),
  ]
  return {
    pro_id: pro.pro_id,
    distance_km: km === null ? null : rounded(km),
    score: Math.max(0, skillScore + nearScore + freeScore + tierScores[tier]),
    reasons,
    blockers: blockersIn(reading, job, pro),
  }
}

/**
 * Ranks providers for a job: who can do it comes first, then by skill (50), distance (30) and free time (20), with a
 * little for experience (±5); who lives too far away comes last. The reasons for the rank are part of the answer;
 * equal scores keep the order of `pro_id`, so the ranking is the same everywhere.
 */
export function rankCandidates(job: JobToFill, pros: readonly CandidateFacts[]): RankedCandidate[] {
  const reading = jobReading(job)
  return pros
    .map((pro) => judged(reading, job, pro))
    .toSorted(
      (a, b) =>
        standing(a) - standing(b) || b.score - a.score || (a.pro_id < b.pro_id ? -1 : a.pro_id > b.pro_id ? 1 : 0),
    )
    .map((candidate, index) => ({ ...candidate, rank: index + 1 }))
}

/** Who can be sent, who cannot, and who lives too far away to ask. */
function standing({ blockers }: Omit<RankedCandidate, 'rank'>): number {
  if (blockers.length === 0) return 0
  return blockers.some(({ code }) => code === 'TRAVEL') ? 2 : 1
}
