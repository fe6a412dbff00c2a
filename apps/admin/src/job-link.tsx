import { useQueryClient } from '@tanstack/react-query'
import type { ComponentProps, MouseEvent } from 'react'
import { api } from './api.ts'
import { loadJobDrawer } from './lazy-pages.ts'
import { hrefOf, useAddress, useGo } from './routes.tsx'

/** A real link that opens a job beside the page; hovering already fetches it. */
export function JobLink({ jobId, children, ...rest }: { jobId: string } & ComponentProps<'a'>) {
  const address = useAddress()
  const go = useGo()
  const queries = useQueryClient()
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go({ job: jobId })
  }
  const prefetch = () => {
    void loadJobDrawer()
    void queries.prefetchQuery(api.admin.jobs.get.queryOptions({ job_id: jobId }, { staleTime: 10_000 }))
  }
  return (
    <a
      {...rest}
      href={hrefOf({ ...address, job: jobId })}
      data-job={jobId}
      aria-current={address.job === jobId ? 'true' : undefined}
      onClick={open}
      onMouseEnter={prefetch}
      onFocus={prefetch}
    >
      {children}
    </a>
  )
}
