import { LaneBadge } from '@h2s/ui/lane-badge'
import { PersonAvatar } from '@h2s/ui/person-avatar'
import { SeverityBadge } from '@h2s/ui/severity-badge'
import { StatusIcon } from '@h2s/ui/status-badge'
import { formatDay, formatExact, formatTime, formatTimes, formatWindow, foreignZone, useNow } from '@h2s/ui/time'
import { stageLabel, statusLook } from '@h2s/ui/words'
import { IconCalendarQuestion, IconClock, IconPackage } from '@tabler/icons-react'
import { memo } from 'react'
import type { JobCard } from '../../api.ts'
import { flagCounts } from '../../flag-counts.ts'
import { JobLink } from '../../job-link.tsx'
import { useFlash } from '../../live/changed.ts'
import classes from './board.module.css'

function VisitLine({ job, now }: { job: JobCard; now: number }) {
  if (job.start_iso) {
    const zone = foreignZone(job.start_iso, job.time_zone)
    return (
      <span className={classes.line} title={formatExact(job.start_iso, job.time_zone)}>
        <IconClock size={13} stroke={1.7} aria-hidden />
        <span className="h2s-num">
          <b>{formatDay(job.start_iso, job.time_zone, now)}</b>{' '}
          {job.end_iso
            ? formatTimes(job.start_iso, job.end_iso, job.time_zone)
            : formatTime(job.start_iso, job.time_zone)}{' '}
          {zone}
        </span>
      </span>
    )
  }
  if (job.proposed_window) {
    return (
      <span className={classes.line} title="What the customer asked for, not confirmed">
        <IconCalendarQuestion size={13} stroke={1.7} aria-hidden />
        <span className="h2s-num">
          Asked {formatWindow(job.proposed_window.start_iso, job.proposed_window.end_iso, job.time_zone, now)}
        </span>
      </span>
    )
  }
  return (
    <span className={classes.line}>
      <IconClock size={13} stroke={1.7} aria-hidden />
      <span>No time yet</span>
    </span>
  )
}

/** What a dispatcher needs to choose the next job, and no more. */
export const JobCardLink = memo(function JobCardLink({ job }: { job: JobCard }) {
  const now = useNow()
  const flash = useFlash<HTMLAnchorElement>(job.job_id, job.version)
  const place = [job.service_city, job.service_state].filter(Boolean).join(',\u00A0')
  const waiting = job.order_required && job.order_stage !== 'NOT_NEEDED'
  return (
    <JobLink jobId={job.job_id} className={classes.card} ref={flash}>
      <span className={classes.cardTop}>
        <span className={classes.number}>{job.job_number}</span>
        <span className={classes.badges}>
          {flagCounts(job.flags).map(({ severity, count }, index) => (
            <span
              key={severity}
              title={job.flags
                .filter((flag) => flag.severity === severity)
                .map((flag) => flag.message)
                .join('\n')}
            >
              <SeverityBadge severity={severity} count={count} compact={index > 0} />
            </span>
          ))}
        </span>
      </span>
      <span className={classes.customer}>{job.customer_name}</span>
      <span className={classes.service}>
        {job.service_name}
        {place && ` · ${place.replaceAll(' ', '\u00A0')}`}
      </span>
      <VisitLine job={job} now={now} />
      {(job.lane || waiting) && (
        <span className={classes.supply}>
          {job.lane && <LaneBadge lane={job.lane} plain />}
          {waiting && (
            <span className={classes.line}>
              <IconPackage size={13} stroke={1.7} aria-hidden />
              {stageLabel(job.order_stage)}
            </span>
          )}
        </span>
      )}
      <span className={classes.cardFoot}>
        <PersonAvatar name={job.assigned_pro_name} size={20} />
        <span className={classes.tech} data-empty={job.assigned_pro_name ? undefined : true}>
          {job.assigned_pro_name ?? 'No tech yet'}
        </span>
        {job.assignment_state === 'offered' || job.assignment_state === 'en_route' ? (
          <span className={classes.techState}>
            <StatusIcon status={job.assignment_state} size={12} />
            {statusLook(job.assignment_state).label}
          </span>
        ) : null}
      </span>
    </JobLink>
  )
})
