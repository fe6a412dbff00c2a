import { EmptyState } from '@h2s/ui/empty-state'
import { ErrorState } from '@h2s/ui/error-state'
import { usePageHeading } from '@h2s/ui/query-route'
import { Loading, SkeletonCards } from '@h2s/ui/skeletons'
import { IconCalendar, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type CustomerJob, useTRPC } from '../../api.ts'
import { Link } from '../../routes.tsx'
import { isOver, shortStatus } from '../../words/status-words.ts'
import { visitDate, visitTimes } from '../../words/visit-words.ts'
import classes from './jobs-page.module.css'

/** All of my visits: what is ahead first, what is behind after it. */
export function JobsPage() {
  const trpc = useTRPC()
  const jobs = useQuery(trpc.customer.jobs.list.queryOptions(undefined, { refetchInterval: 60_000 }))
  const heading = usePageHeading('Your visits · Home2Smart', 'jobs')
  return (
    <div className={classes.page}>
      <h1 className={classes.title} {...heading}>
        Your visits
      </h1>
      {jobs.isPending && (
        <Loading label="Loading your visits">
          <SkeletonCards cards={3} height={108} gap={12} />
        </Loading>
      )}
      {jobs.isError && jobs.data === undefined && (
        <ErrorState
          error={jobs.error}
          what="Your visits could not be loaded"
          onRetry={() => void jobs.refetch()}
          retrying={jobs.isFetching}
        />
      )}
      {jobs.data !== undefined && <Visits jobs={jobs.data.jobs} />}
    </div>
  )
}

const startOf = (job: CustomerJob): number => (job.window === null ? Infinity : Date.parse(job.window.start_iso))

/** What waits for an answer comes before what is ahead. */
const urgency = (job: CustomerJob): number => (job.status === 'completed' ? 0 : job.status === 'in_progress' ? 1 : 2)

function Visits({ jobs }: { jobs: readonly CustomerJob[] }) {
  if (jobs.length === 0) {
    return (
      <EmptyState title="No visits yet" icon={<IconCalendar size={20} stroke={1.5} />}>
        When you book with us, your visit shows up here.
      </EmptyState>
    )
  }
  const ahead = jobs
    .filter((job) => !isOver(job))
    .toSorted((a, b) => urgency(a) - urgency(b) || startOf(a) - startOf(b))
  const behind = jobs.filter(isOver).toSorted((a, b) => b.created_at.localeCompare(a.created_at))
  return (
    <>
      {ahead.length > 0 && <VisitList title={behind.length > 0 ? 'Now and next' : null} jobs={ahead} />}
      {behind.length > 0 && <VisitList title={ahead.length > 0 ? 'Earlier' : null} jobs={behind} />}
    </>
  )
}

function VisitList({ title, jobs }: { title: string | null; jobs: readonly CustomerJob[] }) {
  return (
    <section aria-label={title ?? 'Your visits'}>
      {title !== null && <h2 className={classes.group}>{title}</h2>}
      <ul className={classes.list}>
        {jobs.map((job) => (
          <li key={job.job_id}>
            <Link className={classes.visit} to={{ page: 'job', job_id: job.job_id }} data-ask={asksForAnswer(job)}>
              <span className={classes.words}>
                <span className={classes.status}>{shortStatus(job)}</span>
                <span className={classes.service}>{job.service_name}</span>
                <span className={classes.when}>
                  {visitDate(job) === null ? (
                    'Time to be agreed'
                  ) : (
                    <>
                      {visitDate(job)}, <span className={classes.together}>{visitTimes(job)}</span>
                    </>
                  )}
                </span>
              </span>
              <IconChevronRight size={22} stroke={1.6} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const asksForAnswer = (job: CustomerJob): true | undefined =>
  job.status === 'completed' && job.verified_at === null ? true : undefined
