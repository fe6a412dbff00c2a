import { ErrorState } from '@h2s/ui/error-state'
import { OtherAccount } from '@h2s/ui/other-account'
import { NoticeRegion } from '@h2s/ui/notice'
import { lazyPage } from '@h2s/ui/on-demand'
import { toProblem } from '@h2s/ui/problem'
import { usePrefetchQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from './api.ts'
import { forgetLink, linkToken } from './link.ts'
import { JobSkeleton } from './pages/job/job-skeleton.tsx'
import { JobPage, LinkedJobPage } from './pages/job/job-page.tsx'
import { hrefOf, useRoute } from './routes.tsx'
import { Shell } from './shell/shell.tsx'

const JobsPage = lazyPage(async () => (await import('./pages/jobs/jobs-page.tsx')).JobsPage, <JobSkeleton />)
const SignInPage = lazyPage(async () => (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage, null)

/** By the link of one job, or signed in: two ways to the same page. */
export function App() {
  const [byLink, setByLink] = useState(() => linkToken() !== null)
  const leaveLink = (): void => {
    forgetLink()
    setByLink(false)
  }
  return (
    <>
      {byLink ? <ByLink onLeave={leaveLink} /> : <BySignIn />}
      <NoticeRegion />
    </>
  )
}

function ByLink({ onLeave }: { onLeave: () => void }) {
  const trpc = useTRPC()
  const jobs = useQuery(trpc.customer.jobs.list.queryOptions())
  // A link that opens nothing has nothing to be live about.
  return (
    <Shell me={null} live={jobs.data !== undefined}>
      <LinkedJobPage onLeave={onLeave} />
    </Shell>
  )
}

function BySignIn() {
  const trpc = useTRPC()
  const route = useRoute()
  // Asked in the same breath as who is there: one round trip less until the visits are on the screen.
  usePrefetchQuery(trpc.customer.jobs.list.queryOptions())
  // Asked again on coming back from another tab: somebody else may have signed in there.
  const me = useQuery(trpc.me.get.queryOptions(undefined, { staleTime: Infinity, refetchOnWindowFocus: 'always' }))

  if (me.isPending) {
    return (
      <Shell me={null} live={false}>
        <JobSkeleton />
      </Shell>
    )
  }
  if (me.data === undefined) {
    if (toProblem(me.error).httpStatus === 401) {
      return <SignInPage />
    }
    return (
      <Shell me={null} live={false}>
        <h1 className="h2s-hidden">Your visits</h1>
        <ErrorState
          error={me.error}
          what="Your visits could not be opened"
          onRetry={() => void me.refetch()}
          retrying={me.isFetching}
        />
      </Shell>
    )
  }
  if (me.data.user.role !== 'customer')
    return <OtherAccount whose="homeowners" user={me.data.user} startOf={() => hrefOf({ page: 'jobs' })} />
  return (
    <Shell me={me.data.user}>
      {route.page === 'job' ? <JobPage key={route.job_id} jobId={route.job_id} /> : <JobsPage />}
    </Shell>
  )
}
