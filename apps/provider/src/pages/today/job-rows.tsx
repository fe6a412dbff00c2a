import { formatDay, formatTimes, useNow } from '@h2s/ui/time'
import { IconChevronRight, IconCircleCheckFilled } from '@tabler/icons-react'
import { useId } from 'react'
import type { ProviderJob } from '../../api.ts'
import { Link } from '../../routes.tsx'
import { whoOrWhere } from '../../words/visit-words.ts'
import classes from './job-rows.module.css'

type JobRowsProps = { title: string; jobs: readonly ProviderJob[]; done?: boolean; withDay?: boolean }

/** Jobs that can wait, one line each; what is done is struck through and quiet. */
export function JobRows({ title, jobs, done = false, withDay = false }: JobRowsProps) {
  const id = useId()
  const now = useNow()
  if (jobs.length === 0) return null
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h2 className={classes.title} id={id}>
        {title}
      </h2>
      <ul className={classes.rows}>
        {jobs.map((job) => (
          <li key={job.assignment_id}>
            <Link className={classes.row} to={{ page: 'job', assignment_id: job.assignment_id }}>
              <span className={classes.time}>
                {job.window === null
                  ? 'No time yet'
                  : withDay
                    ? formatDay(job.window.start_iso, job.time_zone, now).replace(/^\w+, /, '')
                    : formatTimes(job.window.start_iso, job.window.end_iso, job.time_zone)}
              </span>
              <span className={classes.text}>
                <span className={classes.who} data-done={done || undefined}>
                  {whoOrWhere(job)}
                  {done && <span className="h2s-hidden">, done</span>}
                </span>
                <span className={classes.service}>
                  {job.service_name}
                  {job.customer !== null && job.area.city !== null && ` · ${job.area.city}`}
                </span>
              </span>
              {done ? (
                <IconCircleCheckFilled className={classes.check} size={22} aria-hidden />
              ) : (
                <IconChevronRight size={20} stroke={1.6} aria-hidden />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
