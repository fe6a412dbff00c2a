import type { AppRouter } from '@h2s/api/root'
import { createApiClient, createQueryClient } from '@h2s/ui/api-client'
import type { inferRouterOutputs } from '@trpc/server'
import { createTRPCContext } from '@trpc/tanstack-react-query'
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

export const queryClient = createQueryClient()
