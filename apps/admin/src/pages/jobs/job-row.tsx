import { LaneBadge } from '@h2s/ui/lane-badge'
import { Money } from '@h2s/ui/money'
import { PersonAvatar } from '@h2s/ui/person-avatar'
import { SeverityBadge } from '@h2s/ui/severity-badge'
import { StatusBadge } from '@h2s/ui/status-badge'
import { foreignZone, formatAgo, formatDay, formatExact, formatTime, formatTimes, useNow } from '@h2s/ui/time'
import { stageLabel } from '@h2s/ui/words'
import { memo } from 'react'
import type { JobCard } from '../../api.ts'
import { flagCounts } from '../../flag-counts.ts'
import { JobLink } from '../../job-link.tsx'
import { useFlash } from '../../live/changed.ts'
import classes from './jobs.module.css'

/** A day and more in whole days: the date itself has no room here, and is in the title. */
function age(createdAt: string, now: number): string {
  const days = Math.floor((now - Date.parse(createdAt)) / 86_400_000)
  return days >= 1 ? `${days} d` : formatAgo(createdAt, now).replace(' ago', '')
}

function messagesOf(job: JobCard, severity: string): string {
  return job.flags
    .filter((flag) => flag.severity === severity)
    .map((flag) => flag.message)
    .join('\n')
}

function VisitCell({ job, now }: { job: JobCard; now: number }) {
  const window = job.start_iso ? { start_iso: job.start_iso, end_iso: job.end_iso } : job.proposed_window
  if (!window) return <span className={classes.dim}>No time yet</span>
  const times = window.end_iso
    ? formatTimes(window.start_iso, window.end_iso, job.time_zone)
    : formatTime(window.start_iso, job.time_zone)
  return (
    <span title={formatExact(window.start_iso, job.time_zone)}>
      <span className={job.start_iso ? classes.line : classes.dim}>
        {job.start_iso ? '' : 'Asked '}
        {formatDay(window.start_iso, job.time_zone, now)}
      </span>
      <span className={classes.sub}>
        {' '}
        {times} {foreignZone(window.start_iso, job.time_zone)}
      </span>
    </span>
  )
}

export const JobRow = memo(function JobRow({ job }: { job: JobCard }) {
  const now = useNow()
  const flash = useFlash<HTMLTableRowElement>(job.job_id, job.version)
  const place = [job.service_city, job.service_state].filter(Boolean).join(', ')
  return (
    <tr className={classes.row} ref={flash}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the link inside is its name */}
      <th scope="row" className={classes.rowHead}>
        <JobLink jobId={job.job_id} className={classes.open}>
          <span className={classes.strong}>{job.customer_name}</span>
          <span className={classes.sub}>{job.job_number}</span>
        </JobLink>
      </th>
      <td>
        <span className={classes.clip}>{job.service_name}</span>
        {place && <span className={classes.sub}>{place}</span>}
      </td>
      <td>
        <StatusBadge status={job.status} quiet />
      </td>
      <td className="h2s-num">
        <VisitCell job={job} now={now} />
      </td>
      <td>
        <span className={classes.flags}>
          {flagCounts(job.flags).map(({ severity, count }, index) => (
            <span key={severity} title={messagesOf(job, severity)}>
              <SeverityBadge severity={severity} count={count} compact={index > 0} />
            </span>
          ))}
        </span>
      </td>
      <td>
        <span className={classes.tech}>
          <PersonAvatar name={job.assigned_pro_name} size={20} />
          {job.assigned_pro_name ? (
            <span className={classes.techName}>{job.assigned_pro_name}</span>
          ) : (
            <span className={classes.dim}>Nobody</span>
          )}
        </span>
      </td>
      <td>
        {job.lane ? <LaneBadge lane={job.lane} plain /> : <span className={classes.dim}>None</span>}
        {job.order_required && <span className={classes.sub}>{stageLabel(job.order_stage)}</span>}
      </td>
      <td className={classes.number}>
        <Money cents={job.paid_cents} currency={job.currency} quiet />
        <span className={classes.sub} title={formatExact(job.created_at)}>
          {age(job.created_at, now)}
        </span>
      </td>
    </tr>
  )
})
