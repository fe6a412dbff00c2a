import type { CandidateFacts } from '@h2s/db/read/candidates'
import { durationMinutes } from '@h2s/domain/catalogue'
import type { Item, Licence, Skill } from '@h2s/domain/catalogue'
import { block } from '@h2s/domain/errors'
import type { Blocker } from '@h2s/domain/errors'
import { itemsOf, parseJobMetadata } from '@h2s/domain/job'
import type { JobFacts } from '@h2s/domain/job'
import { TRAVEL_MINUTES, formatWindow, overlaps, toInstant } from '@h2s/domain/schedule'

export type RankedCandidate = Pick<
  CandidateFacts,
  'pro_id' | 'name' | 'city' | 'skills' | 'tier' | 'load_minutes' | 'rejected_before'
> & {
  score: number
  distance_km: number | null
  rank: number
  reasons: string[]
  blockers: Blocker[]
}

type RankedJob = JobFacts & { geo_lat: string | null; geo_lng: string | null }

/** What each thing is worth, in points of 100: a missing skill outweighs any way, a way outweighs a full day. */
const points = { skill: 30, licence: 50, perKm: 0.6, mostForTheWay: 25, fullDay: 20, senior: 5, newcomer: -5 }

/**
 * Who could be sent to a job, best first: who can be sent before who cannot, then by skill, way and load.
 * `blockers` is what dispatching would refuse, `reasons` says in words where the rank comes from.
 */
export function rankCandidates(job: RankedJob, candidates: readonly CandidateFacts[]): RankedCandidate[] {
  const metadata = parseJobMetadata(job.metadata)
  const items = itemsOf(job, metadata)
  const needs = needsOf(items)
  const minutes = durationMinutes(items, metadata)
  return candidates
    .map((candidate) => judge(job, candidate, needs, minutes))
    .toSorted(
      (a, b) =>
        Number(a.blockers.length > 0) - Number(b.blockers.length > 0) ||
        b.score - a.score ||
        a.name.localeCompare(b.name),
    )
    .map((candidate, index) => ({ ...candidate, rank: index + 1 }))
}

type Needs = { skills: Skill[]; licences: Licence[] }

const needsOf = (items: readonly Item[]): Needs => ({
  skills: [...new Set(items.flatMap((item) => item.service?.skills ?? []))],
  licences: [...new Set(items.flatMap((item) => item.service?.licence ?? []))],
})

function judge(job: RankedJob, pro: CandidateFacts, needs: Needs, minutes: number): Omit<RankedCandidate, 'rank'> {
  const { pro_id, name, city, skills, tier, load_minutes, rejected_before } = pro
  const distance_km = distanceKm(placeOf(job.geo_lat, job.geo_lng), placeOf(pro.home_lat, pro.home_lng))
  const lacks = needs.skills.filter((skill) => !skills.includes(skill))
  const unlicensed = needs.licences.filter((licence) => !pro.licences.includes(licence))
  const day = (load_minutes + minutes) / Math.max(pro.max_daily_minutes, 1)
  const score =
    100 -
    lacks.length * points.skill -
    unlicensed.length * points.licence -
    Math.min((distance_km ?? 20) * points.perKm, points.mostForTheWay) -
    Math.min(day, 2) * points.fullDay +
    (tier === 'senior' ? points.senior : tier === 'new' ? points.newcomer : 0)
  const reasons = [
    needs.skills.length === 0
      ? null
      : lacks.length === 0
        ? 'Has every skill that it takes'
        : `Lacks ${lacks.map(words).join(', ')}`,
    unlicensed.length === 0 ? null : `Not licensed for ${unlicensed.map(words).join(', ')}`,
    distance_km === null ? 'The way is not known' : `${Math.round(distance_km)} km away`,
    load_minutes === 0 ? 'Nothing else that day' : `${hours(load_minutes)} booked that day`,
    day > 1 ? `Over the daily ${hours(pro.max_daily_minutes)}` : null,
    tier === 'senior' ? 'Senior' : tier === 'new' ? 'New' : null,
  ].filter((reason) => reason !== null)
  return {
    pro_id,
    name,
    city,
    skills,
    tier,
    load_minutes,
    rejected_before,
    distance_km: distance_km === null ? null : Math.round(distance_km * 10) / 10,
    score: Math.round(Math.max(score, 0)),
    reasons,
    blockers: blockersOf(job, pro),
  }
}

/** What dispatching this provider would be refused for. */
function blockersOf({ start_iso, end_iso }: RankedJob, pro: CandidateFacts): Blocker[] {
  const { pro_id } = pro
  const busy = pro.busy.map(({ kind, from, to }) => ({ kind, from, to }))
  const first = busy[0]
  const when = first && formatWindow({ start_iso: first.from, end_iso: first.to, time_zone: pro.time_zone })
  const isByTheWay =
    first?.kind === 'visit' &&
    start_iso != null &&
    end_iso != null &&
    !overlaps(
      { start_iso: first.from, end_iso: first.to },
      { start_iso: toInstant(start_iso), end_iso: toInstant(end_iso) },
    )
  const way = isByTheWay ? `, and ${TRAVEL_MINUTES} min for the way` : ''
  return [
    ...(pro.active ? [] : [block('ACTIVE', { pro_id })]),
    ...(pro.rejected_before ? [block('PRO_REJECTED', { pro_id })] : []),
    ...(pro.is_on_job ? [block('UNASSIGNED', { pro_id }, { message: 'Has this job already' })] : []),
    ...(first
      ? [
          block(
            'AVAILABLE',
            { pro_id, busy },
            {
              message: `${busyWords[first.kind]}: ${when ?? 'at that time'}${way}`,
            },
          ),
        ]
      : []),
  ]
}

const busyWords = { hold: 'Held for another job', visit: 'Has a visit', time_off: 'Is away' }
const words = (key: string) => key.replaceAll('_', ' ')
const hours = (minutes: number) => `${Math.round(minutes / 6) / 10} h`

type Place = { lat: number; lng: number } | null

const placeOf = (lat: string | null, lng: string | null): Place =>
  lat === null || lng === null ? null : { lat: Number(lat), lng: Number(lng) }

const earthKm = 6371

/** Along the surface, in kilometres. Null where a place is not known. */
function distanceKm(from: Place, to: Place): number | null {
  if (from === null || to === null) return null
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2
  const chord =
    half(from.lat, to.lat) + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * half(from.lng, to.lng)
  return 2 * earthKm * Math.asin(Math.sqrt(chord))
}
