import { dayKey } from '@h2s/ui/time'
import type { ProviderJob } from '../../api.ts'
import { runningOrder } from '../../words/visit-words.ts'

export type JobGroups = {
  offers: ProviderJob[]
  /** The job to look at first: the running one, else the next of today, else the next of any day. */
  next: ProviderJob | null
  /** Whether `next` is under way: then nothing stands before it. */
  running: boolean
  today: ProviderJob[]
  tomorrow: ProviderJob[]
  later: ProviderJob[]
  withoutTime: ProviderJob[]
  doneToday: ProviderJob[]
  doneBefore: ProviderJob[]
  progress: { done: number; total: number }
}

const liveStates = new Set(['accepted', 'en_route', 'working'])

const byStart = (a: ProviderJob, b: ProviderJob): number =>
  Date.parse(a.window?.start_iso ?? '') - Date.parse(b.window?.start_iso ?? '')

const byDoneLatestFirst = (a: ProviderJob, b: ProviderJob): number =>
  Date.parse(b.completed_at ?? b.window?.start_iso ?? '') - Date.parse(a.completed_at ?? a.window?.start_iso ?? '')

const DAY_MS = 86_400_000

/** Whether an instant and a moment fall on the same day where the job is. */
const isOn = (job: ProviderJob, instant: string | null | undefined, moment: number): boolean =>
  instant != null && dayKey(instant, job.time_zone) === dayKey(moment, job.time_zone)

/** One pass over everything that is mine, into the order in which a day is worked through. */
export function groupJobs(jobs: readonly ProviderJob[], now: number): JobGroups {
  const isToday = (job: ProviderJob, instant: string | null | undefined): boolean => isOn(job, instant, now)

  const offers = jobs
    .filter((job) => job.state === 'offered')
    .toSorted((a, b) => (a.offered_at ?? '').localeCompare(b.offered_at ?? ''))
  const live = jobs.filter((job) => liveStates.has(job.state))
  const working = live.filter((job) => job.state === 'working' || job.state === 'en_route').toSorted(runningOrder)
  const waiting = live.filter((job) => !working.includes(job))
  const withTime = waiting.filter((job) => job.window !== null).toSorted(byStart)
  const withoutTime = waiting.filter((job) => job.window === null)

  // A visit whose day has passed without a start still has to be dealt with: it counts as today's.
  const overdueOrToday = withTime.filter(
    (job) => isToday(job, job.window?.start_iso) || Date.parse(job.window?.start_iso ?? '') < now,
  )
  const done = jobs.filter((job) => job.state === 'done').toSorted(byDoneLatestFirst)
  const doneToday = done.filter((job) => isToday(job, job.completed_at ?? job.window?.start_iso))

  const next = working[0] ?? overdueOrToday[0] ?? withTime[0] ?? withoutTime[0] ?? null
  const rest = (job: ProviderJob): boolean => job !== next
  const ahead = withTime.filter((job) => rest(job) && !overdueOrToday.includes(job))
  const isTomorrow = (job: ProviderJob): boolean => isOn(job, job.window?.start_iso, now + DAY_MS)

  return {
    offers,
    next,
    running: working.length > 0,
    today: [...working, ...overdueOrToday].filter(rest),
    tomorrow: ahead.filter(isTomorrow),
    later: ahead.filter((job) => !isTomorrow(job)),
    withoutTime: withoutTime.filter(rest),
    doneToday,
    doneBefore: done.filter((job) => !doneToday.includes(job)),
    progress: { done: doneToday.length, total: doneToday.length + working.length + overdueOrToday.length },
  }
}
