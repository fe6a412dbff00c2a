import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useEffect, useMemo, useState } from 'react'
import { api } from '../api.ts'
import { noteChange } from './changed.ts'

/** Many notices in a burst (a webhook flood) cost one refetch. */
const settleMs = 150

/**
 * The one stream of this tab. Notices carry ids only; what is on the screen is asked again.
 * @returns whether the stream is up: the shell says so when it is not.
 */
export function useLive(): boolean {
  const queries = useQueryClient()
  const [up, setUp] = useState(true)
  const pending = useMemo(() => {
    const jobs = new Set<string>()
    const topics = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      void queries.invalidateQueries(api.admin.jobs.list.pathFilter())
      void queries.invalidateQueries(api.admin.overview.pathFilter())
      for (const job_id of jobs) {
        void queries.invalidateQueries({ queryKey: api.admin.jobs.get.queryKey({ job_id }) })
        void queries.invalidateQueries({ queryKey: api.admin.pros.candidates.queryKey({ job_id }) })
      }
      void queries.invalidateQueries(api.admin.payouts.pathFilter())
      jobs.clear()
      topics.clear()
    }
    return {
      add(topic: string, id: string) {
        topics.add(topic)
        if (topic === 'job') {
          jobs.add(id)
          noteChange(id)
        }
        timer ??= setTimeout(flush, settleMs)
      },
      stop: () => clearTimeout(timer),
    }
  }, [queries])
  useEffect(() => pending.stop, [pending])

  const stream = useSubscription(
    api.admin.live.changes.subscriptionOptions(undefined, {
      onData: (notice) => pending.add(notice.topic, notice.id),
    }),
  )
  const broken = stream.status === 'error' || (stream.status === 'connecting' && stream.error !== null)
  useEffect(() => {
    /* A hiccup that heals within seconds is not worth a banner. */
    const timer = setTimeout(() => setUp(!broken), broken ? 2500 : 0)
    return () => clearTimeout(timer)
  }, [broken])
  useEffect(() => {
    /* Whatever happened while the stream was away is fetched when it is back. */
    if (stream.status === 'pending')
      void queries.invalidateQueries(api.admin.jobs.pathFilter(), { cancelRefetch: false })
  }, [stream.status, queries])
  return up
}
