import { EmptyState } from '@h2s/ui/empty-state'
import { ErrorState } from '@h2s/ui/error-state'
import { usePageHeading } from '@h2s/ui/query-route'
import { formatDay, useNow } from '@h2s/ui/time'
import { IconCalendarOff, IconInbox } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type ProviderJob, useTRPC } from '../../api.ts'
import page from '../../components/page.module.css'
import { visitTimes } from '../../words/visit-words.ts'
import { groupJobs, type JobGroups } from './group-jobs.ts'
import { JobRows } from './job-rows.tsx'
import { NextJob } from './next-job.tsx'
import { Offers } from './offers.tsx'
import { Progress } from './progress.tsx'
import classes from './today-page.module.css'
import { TodaySkeleton } from './today-skeleton.tsx'
import { Updated } from './updated.tsx'

const DONE_SHOWN = 5
const SOON_MS = 60 * 60_000

/** The day, in the order in which it is worked through. */
export function TodayPage() {
  const trpc = useTRPC()
  const jobs = useQuery(
    trpc.provider.jobs.list.queryOptions(
      { scope: 'all' },
      { placeholderData: keepPreviousData, refetchInterval: 60_000 },
    ),
  )
  const now = useNow()
  const heading = usePageHeading('My jobs · Home2Smart', 'jobs', !jobs.isPending)

  if (jobs.isPending) return <TodaySkeleton />
  if (jobs.data === undefined) {
    return (
      <>
        <h1 className="h2s-hidden" {...heading}>
          My jobs
        </h1>
        <ErrorState
          error={jobs.error}
          what="Your jobs could not be loaded"
          onRetry={() => void jobs.refetch()}
          retrying={jobs.isFetching}
        />
      </>
    )
  }

  const groups = groupJobs(jobs.data.jobs, now)
  return (
    <div className={page.page}>
      <header className={classes.header}>
        <div>
          <p className={classes.date}>
            {new Date(now).toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' })}
          </p>
          <h1 className={page.title} {...heading}>
            Today
          </h1>
        </div>
        <Updated at={jobs.dataUpdatedAt} failed={jobs.isError} />
      </header>
      {groups.progress.total > 1 && <Progress {...groups.progress} />}

      <Now groups={groups} now={now} />
      <JobRows title="Later today" jobs={groups.today} />
      <JobRows title="Tomorrow" jobs={groups.tomorrow} />
      <JobRows title="Coming up" jobs={groups.later} withDay />
      <JobRows title="Waiting for a time" jobs={groups.withoutTime} />
      <JobRows title="Done today" jobs={groups.doneToday} done />
      <JobRows title="Done before" jobs={groups.doneBefore.slice(0, DONE_SHOWN)} done withDay />
    </div>
  )
}

/** Offers wait for an answer, so they come first; only the job under way, or one that begins soon, comes before them. */
function Now({ groups, now }: { groups: JobGroups; now: number }) {
  const { offers, next, running, progress } = groups
  const wasRunning = useRef(running)
  useEffect(() => {
    // The card that was just started has moved to the top, and the eyes with it.
    if (running && !wasRunning.current) window.scrollTo(0, 0)
    wasRunning.current = running
  }, [running])

  const answers = offers.length > 0 && <Offers key="offers" jobs={offers} />
  const work = next !== null && <NextJob key={next.assignment_id} job={next} now={now} />
  // With their keys the cards move instead of being made anew: the button that was pressed keeps the focus.
  const startsIn = next?.window == null ? Infinity : Date.parse(next.window.start_iso) - now
  if (running || startsIn < SOON_MS) return [work, answers]
  return [answers, progress.total === progress.done && <NothingLeftToday key="quiet" groups={groups} now={now} />, work]
}

function NothingLeftToday({ groups, now }: { groups: JobGroups; now: number }) {
  const next: ProviderJob | null = groups.next
  if (groups.progress.done > 0) {
    return (
      <EmptyState title="That was today" icon={<IconCalendarOff size={20} stroke={1.5} />} size="small">
        {next?.window == null ? 'Nothing else is planned yet.' : `Next: ${nextWords(next, now)}.`}
      </EmptyState>
    )
  }
  if (next === null) {
    return groups.offers.length > 0 ? null : (
      <EmptyState title="No jobs right now" icon={<IconInbox size={20} stroke={1.5} />}>
        New offers appear here by themselves, and you get a text message.
      </EmptyState>
    )
  }
  return (
    <p className={classes.quietDay}>
      No visits today. {next.window === null ? 'One job is waiting for a time.' : `Next: ${nextWords(next, now)}.`}
    </p>
  )
}

function nextWords(job: ProviderJob, now: number): string {
  const day = job.window === null ? '' : formatDay(job.window.start_iso, job.time_zone, now)
  return `${day} ${visitTimes(job) ?? ''}`.trim()
}
