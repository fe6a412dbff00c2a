import type { AppRouter } from '@h2s/api/root'
import { createApiClient, createQueryClient } from '@h2s/ui/api-client'
import { notice } from '@h2s/ui/notice'
import type { inferRouterOutputs } from '@trpc/server'
import { createTRPCContext, createTRPCOptionsProxy } from '@trpc/tanstack-react-query'

type Outputs = inferRouterOutputs<AppRouter>
export type ProviderJob = Outputs['provider']['jobs']['list']['jobs'][number]
export type Blocker = NonNullable<ProviderJob['actions']['start']>[number]
export type Me = Outputs['me']['get']['user']

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>()

export const apiClient = createApiClient<AppRouter>()

/** A session that ended shows the sign-in at the address where it ended: asking again who is there is enough. */
export const queryClient = createQueryClient({
  onUnauthorized: () => {
    const me = createTRPCOptionsProxy<AppRouter>({ client: apiClient, queryClient }).me.get.queryKey()
    if (queryClient.getQueryData(me) === undefined) return
    notice('You were signed out. Sign in to go on: what you pressed last was not sent.', 'problem')
    void queryClient.resetQueries({ queryKey: me })
  },
})
