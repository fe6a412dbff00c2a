import type { Item } from '../catalogue/items.ts'
import type { Licence, Skill } from '../catalogue/skills.ts'
import { SET_UP_MINUTES, durationMinutes } from '../catalogue/work.ts'
import { block } from '../errors/blocker-text.ts'
import type { Blocker } from '../errors/blocker.ts'
import type { JobFacts } from '../job/facts.ts'
import { jobReading } from '../job/reading.ts'

/** A provider as the ranking sees them. Distance and load are given facts. */
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
  /** A hold, visit or time off lies over the window. */
  is_busy?: boolean | undefined
  rejected_before?: boolean | undefined
}

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

/** What rules a provider out for a job, all at once. */
export function candidateBlockers(
  job: Pick<JobFacts, 'service_id' | 'service_name' | 'metadata'>,
  pro: CandidateFacts,
): Blocker[] {
  const { items, metadata } = jobReading(job)
  const needed = skillsNeeded(items)
  const lacking = needed.skills.filter((skill) => !pro.skills.includes(skill))
  const unlicensed = needed.licences.filter((licence) => !(pro.licences ?? []).includes(licence))
  const minutes = durationMinutes(items, metadata) + SET_UP_MINUTES
  const day = (pro.load_minutes ?? 0) + minutes
  const most = pro.max_daily_minutes ?? DEFAULT_DAY_MINUTES
  return [
    ...(pro.active === false ? [block('ACTIVE', { pro_id: pro.pro_id })] : []),
    ...(pro.rejected_before === true ? [block('PRO_REJECTED', { pro_id: pro.pro_id })] : []),
    ...(lacking.length > 0 ? [block('SKILL', { lacking }, { message: `Lacks ${lacking.map(words).join(', ')}` })] : []),
    ...(unlicensed.length > 0
      ? [
          block(
            'LICENCE',
            { lacking: unlicensed },
            { message: `Has no licence for ${unlicensed.map(words).join(', ')}`, overridable: true },
          ),
        ]
      : []),
    ...((pro.distance_km ?? 0) > SERVICE_RADIUS_KM
      ? [
          block(
            'TRAVEL',
            { distance_km: pro.distance_km },
            { message: `Lives ${miles(pro.distance_km ?? 0)} away`, fix: 'Choose a tech of a nearer branch.' },
          ),
        ]
      : []),
    ...(pro.is_busy === true ? [block('AVAILABLE', { pro_id: pro.pro_id })] : []),
    ...(day > most
      ? [
          block(
            'DAY_LOAD',
            { minutes: day, most },
            { message: `The day would have ${hours(day)} h, ${hours(most)} h are allowed` },
          ),
        ]
      : []),
  ]
}

/** Nobody drives further than this for a visit; between branches the office may still ask. */
const SERVICE_RADIUS_KM = 320

const miles = (km: number) => `${Math.round(km / 1.609344)} miles`
const words = (key: string) => key.replaceAll('_', ' ')
const hours = (minutes: number) => Math.round((minutes / 60) * 10) / 10

function judged(
  job: Pick<JobFacts, 'service_id' | 'service_name' | 'metadata'>,
  pro: CandidateFacts,
): Omit<RankedCandidate, 'rank'> {
  const blockers = candidateBlockers(job, pro)
  const needed = skillsNeeded(jobReading(job).items)
  const has = needed.skills.filter((skill) => pro.skills.includes(skill))
  const skillScore = needed.skills.length === 0 ? 50 : Math.round((50 * has.length) / needed.skills.length)
  const km = pro.distance_km ?? null
  const nearScore = km === null ? 0 : Math.round(30 * Math.max(0, 1 - km / FAR_KM))
  const load = pro.load_minutes ?? 0
  const most = pro.max_daily_minutes ?? DEFAULT_DAY_MINUTES
  const freeScore = Math.round(20 * Math.max(0, 1 - load / most))
  const reasons = [
    needed.skills.length === 0 ? 'No special skill needed' : `${has.length} of ${needed.skills.length} skills`,
    km === null ? 'Distance unknown' : `${miles(km)} away`,
    load === 0 ? 'The day is free' : `${hours(load)} of ${hours(most)} h taken that day`,
  ]
  return { pro_id: pro.pro_id, distance_km: km, score: skillScore + nearScore + freeScore, reasons, blockers }
}

/**
 * Ranks providers for a job: who can do it comes first, then by skill (50), distance (30) and free time (20). The reasons
 * for the rank are part of the answer; equal scores keep the order of `pro_id`, so the ranking is the same everywhere.
 */
export function rankCandidates(
  job: Pick<JobFacts, 'service_id' | 'service_name' | 'metadata'>,
  pros: readonly CandidateFacts[],
): RankedCandidate[] {
  return pros
    .map((pro) => judged(job, pro))
    .toSorted(
      (a, b) =>
        Number(a.blockers.length > 0) - Number(b.blockers.length > 0) ||
        b.score - a.score ||
        (a.pro_id < b.pro_id ? -1 : a.pro_id > b.pro_id ? 1 : 0),
    )
    .map((candidate, index) => ({ ...candidate, rank: index + 1 }))
}
