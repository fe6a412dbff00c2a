import { formatDay, formatTimes, useNow } from '@h2s/ui/time'
import { IconChevronRight, IconCircleCheckFilled } from '@tabler/icons-react'
import { useId } from 'react'
import type { ProviderJob } from '../../api.ts'
import { Link } from '../../routes.tsx'
import { areaOf, whoOrWhere } from '../../words/visit-words.ts'
import classes from './job-rows.module.css'

type Column = 'time' | 'day' | 'day and time'
type JobRowsProps = { title: string; jobs: readonly ProviderJob[]; done?: boolean; column?: Column }

/** Jobs that can wait, one line each; what is done is struck through and quiet. */
export function JobRows({ title, jobs, done = false, column = 'time' }: JobRowsProps) {
  const id = useId()
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
              <When job={job} column={column} />
              <What job={job} done={done} />
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

function When({ job, column }: { job: ProviderJob; column: Column }) {
  const now = useNow()
  if (job.window === null) return <span className={classes.time}>No time yet</span>
  const { start_iso: start, end_iso: end } = job.window
  const times = formatTimes(start, end, job.time_zone)
  if (column === 'time') return <span className={classes.time}>{times}</span>
  const day = formatDay(start, job.time_zone, now)
  return (
    <span className={classes.time}>
      {column === 'day' ? day.replace(/^\w+, /, '') : day}
      {column === 'day and time' && <span className={classes.times}>{times}</span>}
    </span>
  )
}

function What({ job, done }: { job: ProviderJob; done: boolean }) {
  // After the visit the customer is nobody's business any more: the work is what is left to tell jobs apart.
  const [first, second] =
    job.customer === null
      ? [job.service_name, areaOf(job)]
      : [whoOrWhere(job), [job.service_name, job.area.city].filter(Boolean).join(' · ')]
  return (
    <span className={classes.text}>
      <span className={classes.who} data-done={done || undefined}>
        {first}
        {done && <span className="h2s-hidden">, done</span>}
      </span>
      <span className={classes.service}>{second}</span>
    </span>
  )
}
