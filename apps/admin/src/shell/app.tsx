import { ErrorState } from '@h2s/ui/error-state'
import { toProblem } from '@h2s/ui/problem'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { api } from '../api.ts'
import { SignInPage } from '../lazy-pages.ts'
import { Shell } from './shell.tsx'
import { ShellSkeleton } from './shell-skeleton.tsx'

const staff = new Set(['admin', 'dispatcher'])

/** Who is there decides what is shown; the address stays as it is, so a deep link survives the sign-in. */
export function App() {
  const me = useQuery(api.me.get.queryOptions(undefined, { staleTime: 5 * 60_000 }))
  if (me.isPending) return <ShellSkeleton />
  if (me.isError) {
    const { httpStatus } = toProblem(me.error)
    if (httpStatus !== 401 && httpStatus !== 403) {
      return (
        <main id="main">
          <ErrorState
            error={me.error}
            what="The board cannot be opened right now"
            onRetry={() => void me.refetch()}
            retrying={me.isFetching}
          />
        </main>
      )
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
