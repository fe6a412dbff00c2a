import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useEffect, useMemo, useState } from 'react'
import { api } from '../api.ts'
import { Refetcher } from './refetcher.ts'

/** A hiccup that heals within this time is not worth a banner. */
const graceMs = 2500

/**
 * The one stream of this tab. Notices carry ids only; what is on the screen is asked again.
 * @returns whether the stream is up: the shell says so when it is not.
 */
export function useLive(): boolean {
  const queries = useQueryClient()
  const [up, setUp] = useState(true)
  const refetcher = useMemo(() => new Refetcher(queries), [queries])
  useEffect(() => () => refetcher.stop(), [refetcher])

  const stream = useSubscription(
    api.admin.live.changes.subscriptionOptions(undefined, {
      onData: (notice) => refetcher.heard(notice.topic, notice.id),
      /* Refused, as after a session that ended: whoever is there is asked again with what is on the screen. */
      onError: () => refetcher.heard('all', '*'),
    }),
  )
  const { status } = stream
  const broken = status === 'error' || (status === 'connecting' && stream.error !== null)
  useEffect(() => {
    const timer = setTimeout(() => setUp(!broken), broken ? graceMs : 0)
    return () => clearTimeout(timer)
  }, [broken])
  useEffect(() => {
    /* Whatever happened while the stream was away is fetched when it is back. */
    if (status === 'pending') void queries.invalidateQueries(api.admin.jobs.pathFilter(), { cancelRefetch: false })
  }, [status, queries])
  return up
}
