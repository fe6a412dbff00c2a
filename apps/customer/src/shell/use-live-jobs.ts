import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useTRPC } from '../api.ts'

/** Refetches what is on the screen when the server says that it changed. False while the stream is down. */
export function useLiveJobs(enabled: boolean): boolean {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const refresh = (): void => void queries.invalidateQueries({ queryKey: trpc.customer.jobs.pathKey() })
  const stream = useSubscription(
    trpc.customer.live.changes.subscriptionOptions(undefined, {
      enabled,
      onData: refresh,
      onStarted: refresh,
      onError: refresh,
    }),
  )
  return stream.status !== 'error' && !(stream.status === 'connecting' && stream.error !== null)
}
