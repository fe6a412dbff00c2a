import { ErrorState } from '@h2s/ui/error-state'
import { toProblem } from '@h2s/ui/problem'
import { usePageHeading } from '@h2s/ui/query-route'
import { useNow } from '@h2s/ui/time'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type CustomerJob, useTRPC } from '../../api.ts'
import { go, Link } from '../../routes.tsx'
import { isDisputed, sayStatus } from '../../words/status-words.ts'
import { LinkProblem } from '../link/link-problem.tsx'
import { AnswerCard } from './answer-card.tsx'
import { CancelCard } from './cancel-card.tsx'
import { DetailsCard } from './details-card.tsx'
import { HelpCard } from './help-card.tsx'
import { JobSkeleton } from './job-skeleton.tsx'
import classes from './job-page.module.css'
import { QuestionsCard } from './questions-card.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { Road } from './road.tsx'
import { loadSheets } from './sheets.tsx'

const POLL_MS = 30_000

/** The job of a link: the list holds exactly that one. */
export function LinkedJobPage({ onLeave }: { onLeave: () => void }) {
  const trpc = useTRPC()
  const jobs = useQuery(trpc.customer.jobs.list.queryOptions(undefined, { refetchInterval: POLL_MS }))
  const job = jobs.data?.jobs[0]
  const status = jobs.error === null ? null : toProblem(jobs.error).httpStatus
  // A link that opens nothing any more shows nothing any more.
  const isShut = status === 401 || status === 403 || status === 404
  if (job !== undefined && !isShut) return <Job job={job} stale={jobs.isError} />
  if (jobs.isPending) return <JobSkeleton />
  if (isShut || jobs.error === null) return <LinkProblem error={jobs.error} onLeave={onLeave} />
  return <Failed error={jobs.error} retry={() => void jobs.refetch()} retrying={jobs.isFetching} />
}

/** One of my own jobs. */
export function JobPage({ jobId }: { jobId: string }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const query = useQuery(
    trpc.customer.jobs.get.queryOptions(
      { job_id: jobId },
      {
        refetchInterval: POLL_MS,
        placeholderData: () => {
          const known = queries
            .getQueryData(trpc.customer.jobs.list.queryKey())
            ?.jobs.find((one) => one.job_id === jobId)
          return known === undefined ? undefined : { job: known }
        },
      },
    ),
  )
  if (query.isError && toProblem(query.error).httpStatus === 404) return <NotYours />
  if (query.data !== undefined) return <Job job={query.data.job} stale={query.isError} back />
  if (query.isPending) return <JobSkeleton />
  return <Failed error={query.error} retry={() => void query.refetch()} retrying={query.isFetching} />
}

function Job({ job, stale, back = false }: { job: CustomerJob; stale: boolean; back?: boolean }) {
  const now = useNow(20_000)
  const saying = sayStatus(job, now)
  const heading = usePageHeading(`${saying.headline} · Home2Smart`, job.job_id)
  useEffect(() => {
    // Without a connection they come with the tap that wants them.
    loadSheets().catch(() => undefined)
  }, [])
  return (
    <div className={classes.page}>
      <header className={classes.hero}>
        {back && (
          <Link className={classes.back} to={{ page: 'jobs' }}>
            All visits
          </Link>
        )}
        <p className={classes.eyebrow}>
          <span className={classes.stage} data-mood={saying.mood}>
            {job.stage_label}
          </span>
          <span className={classes.number}>{job.job_number}</span>
          <span className={classes.what}>{job.service_name}</span>
        </p>
        <h1 className={classes.headline} {...heading}>
          {saying.headline}
        </h1>
        <p className={classes.next}>{saying.next}</p>
        {/* A change that arrives while the page is open is read out. */}
        <output className="h2s-hidden">{saying.headline}</output>
        {stale && <p className={classes.stale}>This could not be refreshed just now. It is what we last knew.</p>}
      </header>
      <div className={classes.main}>
        <AnswerCard job={job} />
        {isDisputed(job) && job.dispute_reason !== null && <Complaint reason={job.dispute_reason} />}
        <Road job={job} />
        <QuestionsCard job={job} />
      </div>
      <div className={classes.aside}>
        <DetailsCard job={job} />
        <ReceiptCard job={job} />
        <HelpCard job={job} />
        <CancelCard job={job} />
      </div>
    </div>
  )
}

function Complaint({ reason }: { reason: string }) {
  return (
    <section className={classes.complaint} aria-label="What you told us">
      <p>What you told us</p>
      <blockquote>{reason}</blockquote>
    </section>
  )
}

function NotYours() {
  const heading = usePageHeading('Not found · Home2Smart', 'not-found')
  return (
    <div className={classes.lost}>
      <h1 className={classes.headline} {...heading}>
        We cannot find this visit.
      </h1>
      <p className={classes.next}>It does not exist, or it belongs to another account.</p>
      <Button size="lg" onClick={() => go({ page: 'jobs' }, { replace: true })}>
        Show my visits
      </Button>
    </div>
  )
}

function Failed({ error, retry, retrying }: { error: unknown; retry: () => void; retrying: boolean }) {
  const heading = usePageHeading('Your visit · Home2Smart', 'failed')
  return (
    <>
      <h1 className="h2s-hidden" {...heading}>
        Your visit
      </h1>
      <ErrorState error={error} what="Your visit could not be loaded" onRetry={retry} retrying={retrying} />
    </>
  )
}
