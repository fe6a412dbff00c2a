import { formatDay, formatTimes, useNow } from '@h2s/ui/time'
import { IconChevronRight, IconCircleCheckFilled } from '@tabler/icons-react'
import { useId } from 'react'
import type { ProviderJob } from '../../api.ts'
import { LinkRow, LinkRows } from '../../components/link-rows.tsx'
import page from '../../components/page.module.css'
import { areaOf, isRework, whoOrWhere } from '../../words/visit-words.ts'
import classes from './job-rows.module.css'

type JobRowsProps = { title: string; jobs: readonly ProviderJob[]; done?: boolean; withDay?: boolean }

/** Jobs that can wait: when, who, what. What is done is struck through and quiet. */
export function JobRows({ title, jobs, done = false, withDay = false }: JobRowsProps) {
  const id = useId()
  const now = useNow()
  if (jobs.length === 0) return null
  return (
    <section className={page.group} aria-labelledby={id}>
      <h2 className={page.groupTitle} id={id}>
        {title}
      </h2>
      <LinkRows>
        {jobs.map((job) => {
          const when = whenOf(job, now, { withDay, done })
          return (
            <LinkRow
              key={job.assignment_id}
              to={{ page: 'job', assignment_id: job.assignment_id }}
              end={
                done ? (
                  <IconCircleCheckFilled className={classes.check} size={22} aria-hidden />
                ) : (
                  <IconChevronRight className={classes.arrow} size={20} stroke={1.6} aria-hidden />
                )
              }
            >
              {done ? (
                <>
                  <span className={classes.struck}>
                    {job.service_name}
                    <span className="h2s-hidden">, done</span>
                  </span>
                  <span className={classes.quiet}>{[when, areaOf(job)].filter(Boolean).join(' · ')}</span>
                </>
              ) : (
                <>
                  {when !== null && <span className={classes.when}>{when}</span>}
                  <span className={classes.who}>{whoOrWhere(job)}</span>
                  <span className={classes.quiet}>
                    {[job.service_name, job.customer === null ? null : job.area.city].filter(Boolean).join(' · ')}
                  </span>
                </>
              )}
            </LinkRow>
          )
        })}
      </LinkRows>
    </section>
  )
}

/** "10–11:20 AM", "Mon, 10–11:20 AM", "To put right"; of what is done the day, where the group does not say it. */
function whenOf(job: ProviderJob, now: number, { withDay, done }: { withDay: boolean; done: boolean }): string | null {
  if (job.state === 'working') return isRework(job) ? 'To put right' : 'Working'
  if (job.window === null) return null
  const { start_iso: start, end_iso: end } = job.window
  const day = withDay ? formatDay(done ? (job.completed_at ?? start) : start, job.time_zone, now) : null
  if (done) return day
  return [day, formatTimes(start, end, job.time_zone)].filter(Boolean).join(', ')
}
