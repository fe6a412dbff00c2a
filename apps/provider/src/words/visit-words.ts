import { formatDay, formatTime, formatTimes, foreignZone } from '@h2s/ui/time'
import type { ProviderJob } from '../api.ts'

/** "2–4 PM", or "2–4 PM CST" when the job's clock is not the phone's. */
export function visitTimes(job: Pick<ProviderJob, 'window' | 'time_zone'>): string | null {
  if (job.window === null) return null
  const { start_iso: start, end_iso: end } = job.window
  return [formatTimes(start, end, job.time_zone), foreignZone(start, job.time_zone)].filter(Boolean).join(' ')
}

export function visitDay(job: Pick<ProviderJob, 'window' | 'time_zone'>, now: number): string | null {
  return job.window === null ? null : formatDay(job.window.start_iso, job.time_zone, now)
}

/** Whether a visit is still to come and not today's: seldom begun on purpose. */
export function isOfAnotherDay(job: Pick<ProviderJob, 'window' | 'time_zone'>, now: number): boolean {
  return job.window !== null && Date.parse(job.window.start_iso) > now && visitDay(job, now) !== 'Today'
}

/** "Today 2–4 PM", "Thu, Nov 26, 9–11 AM", "No time yet". */
export function visitWhen(job: Pick<ProviderJob, 'window' | 'time_zone'>, now: number): string {
  const times = visitTimes(job)
  return times === null ? 'No time yet' : `${visitDay(job, now)} ${times}`
}

/** "Maria G.", or the place while the name is not ours to know. */
export function whoOrWhere(job: Pick<ProviderJob, 'customer' | 'area'>): string {
  if (job.customer === null) return areaOf(job)
  const rest = job.customer.name.replace(job.customer.first_name, '').trim()
  return rest === '' ? job.customer.first_name : `${job.customer.first_name} ${rest.charAt(0)}.`
}

export function areaOf(job: Pick<ProviderJob, 'area'>): string {
  return [job.area.city, job.area.state].filter(Boolean).join(', ') || 'Area not known yet'
}

/** "45 min", "1½ h", "2 h". */
export function durationWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const halves = Math.round(minutes / 30)
  const whole = Math.floor(halves / 2)
  return halves % 2 === 0 ? `${whole} h` : `${whole}½ h`
}

export function startedAt(job: Pick<ProviderJob, 'started_at' | 'time_zone'>): string | null {
  return job.started_at === null ? null : formatTime(job.started_at, job.time_zone)
}

/** Opens the phone's own maps through the web address that every platform understands. */
export function mapsHref(address: string): string {
  return `https://www.google.com/maps/dir/?${new URLSearchParams({ api: '1', destination: address })}`
}

/** A job that came back is not where I am now: it comes after what was started since. */
export const isRework = (job: Pick<ProviderJob, 'dispute_reason'>): boolean => job.dispute_reason !== null

/** What runs, in the order in which it is looked at: not yet come back first, then what was started last. */
export function runningOrder(a: ProviderJob, b: ProviderJob): number {
  return Number(isRework(a)) - Number(isRework(b)) || (b.started_at ?? '').localeCompare(a.started_at ?? '')
}
