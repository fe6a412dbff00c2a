import { ErrorState } from '@h2s/ui/error-state'
import { toProblem } from '@h2s/ui/problem'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { api } from '../api.ts'
import { SignInPage } from '../lazy-pages.ts'
import { Shell } from './shell.tsx'
import { ShellSkeleton } from './shell-skeleton.tsx'

const staff = new Set(['admin', 'dispatcher'])

/** Nothing can be asked right now, not even who is there. */
function Away({ error, onRetry, retrying = false }: { error: unknown; onRetry: () => void; retrying?: boolean }) {
  return (
    <main id="main">
      <h1 className="h2s-hidden">Home2Smart dispatch</h1>
      <ErrorState
        error={error ?? new Error('You are offline.')}
        what="The board cannot be opened right now"
        onRetry={onRetry}
        retrying={retrying}
      />
    </main>
  )
}

/** Who is there decides what is shown; the address stays as it is, so a deep link survives the sign-in. */
export function App() {
  const me = useQuery(api.me.get.queryOptions(undefined, { staleTime: 5 * 60_000 }))
  if (me.isPending && me.fetchStatus === 'paused') return <Away error={null} onRetry={() => void me.refetch()} />
  if (me.isPending) return <ShellSkeleton />
  if (me.isError) {
    const { httpStatus } = toProblem(me.error)
    if (httpStatus !== 401 && httpStatus !== 403) {
      return <Away error={me.error} onRetry={() => void me.refetch()} retrying={me.isFetching} />
    }
  }
  const user = me.isSuccess ? me.data.user : null
  if (!user || !staff.has(user.role)) {
    return (
      <Suspense fallback={null}>
        <SignInPage wrongRole={user?.role ?? null} />
      </Suspense>
    )
  }
  return <Shell user={user} />
}
