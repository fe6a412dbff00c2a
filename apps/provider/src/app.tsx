import { ErrorState } from '@h2s/ui/error-state'
import { OtherAccount } from '@h2s/ui/other-account'
import { NoticeRegion } from '@h2s/ui/notice'
import { lazyPage } from '@h2s/ui/on-demand'
import { toProblem } from '@h2s/ui/problem'
import { usePrefetchQuery, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTRPC } from './api.ts'
import { JobSkeleton } from './pages/job/job-skeleton.tsx'
import { TodaySkeleton } from './pages/today/today-skeleton.tsx'
import { TodayPage } from './pages/today/today-page.tsx'
import { loadSheets } from './pages/job/sheets.tsx'
import { hrefOf, useRoute } from './routes.tsx'
import { Shell, ShellSkeleton } from './shell/shell.tsx'

const loadJobPage = () => import('./pages/job/job-page.tsx')
const loadEarningsPage = () => import('./pages/earnings/earnings-page.tsx')
const JobPage = lazyPage(async () => (await loadJobPage()).JobPage, <JobSkeleton />)
const EarningsPage = lazyPage(async () => (await loadEarningsPage()).EarningsPage, <JobSkeleton />)
const SignInPage = lazyPage(async () => (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage, null)

export function App() {
  return (
    <>
      <WhoIsThere />
      <NoticeRegion />
    </>
  )
}

/** Who is there decides what is shown; the address stays what it was, so that a link from a text message works. */
function WhoIsThere() {
  const trpc = useTRPC()
  const route = useRoute()
  // Asked in the same breath as who is there: one round trip less until the day is on the screen.
  usePrefetchQuery(trpc.provider.jobs.list.queryOptions({ scope: 'all' }))
  // Asked again on coming back from another tab: somebody else may have signed in there.
  const me = useQuery(trpc.me.get.queryOptions(undefined, { staleTime: Infinity, refetchOnWindowFocus: 'always' }))

  if (me.data !== undefined) {
    if (me.data.user.role !== 'provider')
      return <OtherAccount whose="techs" user={me.data.user} startOf={() => hrefOf({ page: 'jobs' })} />
    return (
      <Shell me={me.data.user}>
        <Page />
      </Shell>
    )
  }
  if (me.isPending) {
    const alone = route.page === 'job'
    return <ShellSkeleton alone={alone}>{alone ? <JobSkeleton /> : <TodaySkeleton />}</ShellSkeleton>
  }
  if (toProblem(me.error).httpStatus === 401) {
    return <SignInPage />
  }
  return (
    <main id="main">
      <h1 className="h2s-hidden">My jobs</h1>
      <ErrorState
        error={me.error}
        what="Your jobs could not be opened"
        onRetry={() => void me.refetch()}
        retrying={me.isFetching}
      />
    </main>
  )
}

function Page() {
  const route = useRoute()
  // The other pages come in while the first is read, so that a tap on a job finds them here, signal or not.
  useEffect(() => {
    // Without signal they come with the tap that wants them.
    for (const load of [loadJobPage, loadEarningsPage, loadSheets]) load().catch(() => undefined)
  }, [])
  if (route.page === 'jobs') return <TodayPage />
  return route.page === 'job' ? (
    <JobPage key={route.assignment_id} assignmentId={route.assignment_id} />
  ) : (
    <EarningsPage />
  )
}
