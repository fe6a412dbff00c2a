import { infiniteQueryOptions } from '@tanstack/react-query'
import type { inferRouterInputs } from '@trpc/server'
import type { AppRouter } from '@h2s/api/root'
import { api, client } from './api.ts'

type Inputs = inferRouterInputs<AppRouter>['admin']
type JobListInput = Exclude<Inputs['jobs']['list'], void | undefined>
type PayoutListInput = Exclude<Inputs['payouts']['list'], void | undefined>
const firstPage: string | null = null

/*
 * Pages by cursor. Not tRPC's own infinite options: they add a `direction` to the input, which the API
 * refuses like any other key that nobody asked for.
 */

export function jobPages(input: JobListInput) {
  return infiniteQueryOptions({
    queryKey: api.admin.jobs.list.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }) => client.admin.jobs.list.query({ ...input, cursor: pageParam }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next_cursor,
  })
}

export function payoutPages(input: PayoutListInput) {
  return infiniteQueryOptions({
    queryKey: api.admin.payouts.list.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }) => client.admin.payouts.list.query({ ...input, cursor: pageParam }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next_cursor,
  })
}
