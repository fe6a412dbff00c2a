import { formatExact, useNow } from '@h2s/ui/time'
import type { ProviderJob } from '../api.ts'
import { visitTimes, visitWhen } from '../words/visit-words.ts'

type Visit = Pick<ProviderJob, 'window' | 'time_zone'>

/** A visit's window in the job's own zone; hovering tells the exact instant. */
export function VisitTime({ job, withDay = true }: { job: Visit; withDay?: boolean }) {
  const now = useNow()
  if (job.window === null) return <span>No time yet</span>
  return (
    <time className="h2s-num" dateTime={job.window.start_iso} title={formatExact(job.window.start_iso, job.time_zone)}>
      {withDay ? visitWhen(job, now) : visitTimes(job)}
    </time>
  )
}
