import { hasConstraint } from '../../catalogue/install-details.ts'
import { readHours } from '../../job/upgrade-access.ts'
import { readEpoch } from '../../schedule/instant.ts'
import { isZone, wallClock } from '../../schedule/wall-clock.ts'
import type { FlagFacts, FlagRule, FlagText } from '../facts.ts'

/** Hours that an HOA usually allows, where it did not tell us its own. */
const HOA_HOURS = { from: '09:00', to: '18:00' }

/** The window against the hours of the site, on the site's clock. Without a zone nobody can say. */
function outsideHours({ job, metadata, access, start, end }: FlagFacts): string[] {
  const said = access.hours
  const hours = said === undefined ? (hasConstraint(metadata, 'HOA') ? HOA_HOURS : null) : readHours(said)
  if (hours === null || start === null || job.time_zone == null || !isZone(job.time_zone)) return []
  const from = wallClock(start, job.time_zone)
  const to = end === null ? from : wallClock(end, job.time_zone)
  const inside = from.time >= hours.from && to.time <= hours.to && from.date === to.date
  return inside ? [] : [`${from.time}-${to.time} is outside the hours of the site, ${hours.from}-${hours.to}`]
}

function wrongWay({ start, end }: FlagFacts): string[] {
  return start !== null && end !== null && end <= start ? ['the window ends before it starts'] : []
}

function tooFar({ job }: FlagFacts): string[] {
  const way = job.travel_conflict
  return way == null ? [] : [`the way takes ${way.minutes_needed} min, ${way.minutes_available} min are left`]
}

function calendarDrift({ job, start, end }: FlagFacts): string[] {
  const seen = job.calendar_window
  if (seen == null) return []
  return readEpoch(seen.start_iso) === start && readEpoch(seen.end_iso) === end ? [] : ['a calendar shows another time']
}

/** The window cannot be kept as it stands. */
export const scheduleConflict: FlagRule = {
  flag: 'SCHEDULE_CONFLICT',
  until: 'visit',
  find: (facts) => {
    const reasons = [...wrongWay(facts), ...outsideHours(facts), ...tooFar(facts), ...calendarDrift(facts)]
    if (reasons.length === 0) return []
    return [{ severity: 'HIGH', message: `The visit cannot be kept: ${reasons.join('; ')}`, evidence: { reasons } }]
  },
}

export const scheduleConflictText: FlagText = {
  raised_when: 'A window outside site or HOA hours, travel that is not feasible, or a calendar edit that disagrees',
  severity: 'HIGH',
}
