import type { AppRouter } from '@h2s/api/root'
import { createApiClient, createQueryClient } from '@h2s/ui/api-client'
import { notice } from '@h2s/ui/notice'
import type { inferRouterOutputs } from '@trpc/server'
import { createTRPCContext, createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { linkToken } from './link.ts'

type Outputs = inferRouterOutputs<AppRouter>
export type CustomerJob = Outputs['customer']['jobs']['list']['jobs'][number]
export type Me = Outputs['me']['get']['user']

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>()

export const apiClient = createApiClient<AppRouter>({
  headers: () => {
    const token = linkToken()
    return token === null ? {} : { 'x-h2s-link': token }
  },
  connectionParams: () => {
    const token = linkToken()
    return token === null ? null : { link: token }
  },
})

/** A session that ended shows the sign-in at the address where it ended. A link has no session to end. */
export const queryClient = createQueryClient({
  onUnauthorized: () => {
    const me = createTRPCOptionsProxy<AppRouter>({ client: apiClient, queryClient }).me.get.queryKey()
    if (linkToken() !== null || queryClient.getQueryData(me) === undefined) return
    notice('You were signed out. Sign in to go on: what you pressed last was not sent.', 'problem')
    void queryClient.resetQueries({ queryKey: me })
  },
})
