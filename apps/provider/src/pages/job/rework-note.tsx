import { IconMessageReport } from '@tabler/icons-react'
import type { ProviderJob } from '../../api.ts'
import classes from './rework-note.module.css'

/** Why the job came back, in the customer's own words; `short` where the job's page says all of it. */
export function ReworkNote({ job, short = false }: { job: ProviderJob; short?: boolean }) {
  if (job.dispute_reason === null) return null
  return (
    <div className={classes.note}>
      <IconMessageReport size={22} stroke={1.6} aria-hidden />
      <div>
        <strong>{job.customer?.first_name ?? 'The customer'} says something is wrong</strong>
        <blockquote className={short ? classes.short : classes.words}>{job.dispute_reason}</blockquote>
      </div>
    </div>
  )
}

/** The same, standing alone on a job's page. */
export function ReworkCard({ job }: { job: ProviderJob }) {
  if (job.dispute_reason === null) return null
  return (
    <section className={classes.card} aria-label="What to put right">
      <ReworkNote job={job} />
    </section>
  )
}
