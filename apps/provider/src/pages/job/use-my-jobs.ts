import { useQuery } from '@tanstack/react-query'
import { type ProviderJob, useTRPC } from '../../api.ts'

const none: readonly ProviderJob[] = []

/** Everything that is mine, as the list has it. */
export function useMyJobs(): readonly ProviderJob[] {
  const trpc = useTRPC()
  return useQuery(trpc.provider.jobs.list.queryOptions({ scope: 'all' })).data?.jobs ?? none
}
