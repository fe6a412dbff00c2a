import { StatusBadge } from '@h2s/ui/status-badge'
import { formatAgo } from '@h2s/ui/time'
import { IconChevronRight, IconMapPin, IconPackage } from '@tabler/icons-react'
import type { ProviderJob } from '../../api.ts'
import { IconNote } from '../../components/icon-note.tsx'
import { RowLink } from '../../components/row-link.tsx'
import { VisitTime } from '../../components/visit-time.tsx'
import { Link } from '../../routes.tsx'
import { countOf } from '../../words/install-words.ts'
import { isRework, mapsHref, startedAt, visitDay, whoOrWhere } from '../../words/visit-words.ts'
import { FlagLines } from '../job/flag-lines.tsx'
import { PrimaryAction } from '../job/primary-action.tsx'
import { ReworkNote } from '../job/rework-note.tsx'
import { useJobActions } from '../job/use-job-actions.ts'
import classes from './next-job.module.css'

/** The one job to look at now, with everything that is needed before getting out of the van. */
export function NextJob({ job, now }: { job: ProviderJob; now: number }) {
  const actions = useJobActions(job)
  // A visit that was due before today is still to be dealt with: only one of a later day cannot be started from here.
  const isToday = visitDay(job, now) === 'Today' || Date.parse(job.window?.end_iso ?? '') < now
  return (
    <article className={classes.card} aria-labelledby="next-job">
      <div className={classes.head}>
        <p className={classes.eyebrow}>{eyebrow(job, now)}</p>
        <StatusBadge status={job.state === 'working' ? 'working' : job.status} />
      </div>
      <Link className={classes.link} to={{ page: 'job', assignment_id: job.assignment_id }}>
        <h2 className={classes.title} id="next-job">
          <span className={classes.when}>
            <VisitTime job={job} withDay={false} />
          </span>
          <span className={classes.who}>
            {whoOrWhere(job)}
            <span className={classes.service}>{job.service_name}</span>
          </span>
        </h2>
        <IconChevronRight size={22} stroke={1.6} aria-hidden />
      </Link>
      <div className={classes.rows}>
        {job.address !== null && (
          <RowLink href={mapsHref(job.address)} icon={<IconMapPin size={22} stroke={1.6} />} go="Directions" external>
            {job.address}
          </RowLink>
        )}
        {job.bring.length > 0 && (
          <IconNote icon={<IconPackage size={22} stroke={1.6} aria-hidden />} label="Bring">
            {job.bring.map((item) => countOf(item.quantity, item.name)).join(' · ')}
          </IconNote>
        )}
      </div>
      <ReworkNote job={job} short />
      <FlagLines flags={job.flags} />
      {(isToday || job.state === 'working') && (
        <div className={classes.action}>
          <PrimaryAction job={job} actions={actions} />
        </div>
      )}
    </article>
  )
}

/** Why this job comes first, and its day unless that is today: the time alone stands large below. */
function eyebrow(job: ProviderJob, now: number): string {
  if (job.state === 'working') {
    if (isRework(job)) return 'To put right'
    const since = startedAt(job)
    return since === null ? 'Now' : `Now, since ${since}`
  }
  if (job.window === null) return 'Next'
  const day = visitDay(job, now)
  const start = Date.parse(job.window.start_iso)
  if (now > Date.parse(job.window.end_iso)) return day === 'Today' ? 'Late' : `Late: ${day}`
  if (now >= start) return 'Next, window is open'
  const soon = start - now < 12 * 3_600_000 ? `, ${formatAgo(job.window.start_iso, now)}` : ''
  return day === 'Today' ? `Next${soon}` : `Next: ${day}${soon}`
}
