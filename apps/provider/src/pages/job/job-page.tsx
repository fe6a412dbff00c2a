import { ErrorState } from '@h2s/ui/error-state'
import { usePageHeading } from '@h2s/ui/query-route'
import { toProblem } from '@h2s/ui/problem'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ProviderJob, useTRPC } from '../../api.ts'
import { go } from '../../routes.tsx'
import { ActionBar, GiveBack } from './action-bar.tsx'
import { BringCard } from './bring-card.tsx'
import { GuardsCard } from './guards-card.tsx'
import { JobHeader, JobHeaderFrame } from './job-header.tsx'
import classes from './job-page.module.css'
import { JobSkeleton } from './job-skeleton.tsx'
import { NotesCard } from './notes-card.tsx'
import { OutcomeCard } from './outcome-card.tsx'
import { PayCard } from './pay-card.tsx'
import { OpenPointsCard, WhatCard } from './what-card.tsx'
import { WhereCard } from './where-card.tsx'
import { ReworkCard } from './rework-note.tsx'
import { useJobActions } from './use-job-actions.ts'

/** One job: where, what, what to bring, and at the thumb what comes next. */
export function JobPage({ assignmentId }: { assignmentId: string }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const known = (): ProviderJob | undefined =>
    queries
      .getQueryData(trpc.provider.jobs.list.queryKey({ scope: 'all' }))
      ?.jobs.find((job) => job.assignment_id === assignmentId)

  const query = useQuery(
    trpc.provider.jobs.get.queryOptions(
      { assignment_id: assignmentId },
      {
        // What the list already knows is the whole job: shown at once, asked again behind it.
        placeholderData: () => {
          const job = known()
          return job === undefined ? undefined : { job }
        },
        refetchInterval: 60_000,
      },
    ),
  )
  const heading = usePageHeading(
    query.data === undefined ? 'Job · Home2Smart' : `${query.data.job.service_name} · Home2Smart`,
    assignmentId,
    !query.isPending,
  )

  // What is no longer mine is not shown any longer, nor is what I knew of the customer.
  const gone = query.isError && toProblem(query.error).httpStatus === 404
  if (query.data !== undefined && !gone) return <Job job={query.data.job} stale={query.isError} heading={heading} />
  if (query.isPending) return <JobSkeleton />

  return (
    <>
      <JobHeaderFrame>
        <h1 className={classes.headerTitle} {...heading}>
          {gone ? 'This job is not yours any more' : 'Job'}
        </h1>
      </JobHeaderFrame>
      {gone ? (
        <div className={classes.gone}>
          <p>It was cancelled, or dispatch gave it to somebody else. Nothing is left for you to do here.</p>
          <Button size="lg" onClick={() => go({ page: 'jobs' }, { replace: true })}>
            Back to my jobs
          </Button>
        </div>
      ) : (
        <ErrorState
          error={query.error}
          what="This job could not be loaded"
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      )}
    </>
  )
}

type JobProps = { job: ProviderJob; stale: boolean; heading: ReturnType<typeof usePageHeading> }

function Job({ job, stale, heading }: JobProps) {
  const actions = useJobActions(job)
  return (
    <>
      <JobHeader job={job} heading={heading} />
      {stale && <output className={classes.stale}>This could not be refreshed. It is what was last seen.</output>}
      <div className={classes.cards}>
        <div className={classes.column}>
          <OutcomeCard job={job} />
          {/* An offer is decided by what it pays and what it is: they come first there. */}
          {job.state === 'offered' && <PayCard job={job} />}
          {job.state === 'offered' && <WhatCard job={job} />}
          <ReworkCard job={job} />
          <OpenPointsCard job={job} />
          <WhereCard job={job} />
          {job.state !== 'offered' && <WhatCard job={job} />}
        </div>
        <div className={classes.column}>
          {job.state !== 'done' && <BringCard job={job} />}
          <GuardsCard job={job} />
          {job.state !== 'done' && <NotesCard job={job} />}
          {job.state !== 'offered' && <PayCard job={job} />}
          <GiveBack job={job} actions={actions} />
        </div>
      </div>
      <ActionBar job={job} actions={actions} />
    </>
  )
}
