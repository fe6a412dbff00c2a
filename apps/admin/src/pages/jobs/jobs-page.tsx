import { ErrorState } from '@h2s/ui/error-state'
import { PageHeader } from '@h2s/ui/page-header'
import { Loading, SkeletonLines } from '@h2s/ui/skeletons'
import { dayKey, useNow } from '@h2s/ui/time'
import { IconArrowsSort, IconArrowUp, IconTable } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { JobStatus } from '../../api.ts'
import { FilterBar } from '../../filters/filter-bar.tsx'
import { countsHold, useListInput } from '../../filters/job-filters.ts'
import { NoJobs } from '../../filters/no-jobs.tsx'
import { jobPages } from '../../pages-of.ts'
import { useAddress, useGo } from '../../routes.tsx'
import { Tabs } from '../../tabs.tsx'
import { statuses } from '../../words.ts'
import { JobRow } from './job-row.tsx'
import { jobViews, toView, viewOf } from './job-views.ts'
import classes from './jobs.module.css'

const pageSize = 50

/** The same jobs as the board, as one list: for reading along a column rather than across stages. */
export function JobsPage() {
  const address = useAddress()
  const go = useGo()
  const today = dayKey(useNow())
  const input = useListInput()
  const list = useInfiniteQuery({
    ...jobPages({
      ...input,
      ...(address.status ? { status: address.status } : {}),
      ...(address.sort ? { sort: address.sort } : {}),
      limit: pageSize,
    }),
    placeholderData: keepPreviousData,
  })
  const jobs = list.data?.pages.flatMap((page) => page.jobs) ?? []
  const counts = list.data?.pages[0]?.counts
  const wanted: readonly JobStatus[] = address.status ?? statuses
  const loaded = `${jobs.length}${list.hasNextPage ? '+' : ''}`
  const total = !counts
    ? undefined
    : countsHold(address)
      ? wanted.reduce((sum, status) => sum + counts[status], 0)
      : loaded
  const end = useRef<HTMLDivElement>(null)
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list
  useEffect(() => {
    const mark = end.current
    if (!mark || !hasNextPage || isFetchingNextPage) return undefined
    const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && void fetchNextPage(), {
      rootMargin: '600px',
    })
    watcher.observe(mark)
    return () => watcher.disconnect()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])

  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <PageHeader title="Jobs" app="Home2Smart dispatch" count={total} focusOnMount={address.job === undefined} />
        <Tabs
          label="Views"
          tabs={jobViews.map(({ id, label, count }) => ({ id, label, count: count && counts?.[count] }))}
          chosen={viewOf(address, today)?.id ?? null}
          onChoose={(id) => {
            const view = jobViews.find((one) => one.id === id)
            if (view) go(toView(view, today))
          }}
        />
        <FilterBar withStatus />
      </div>
      {list.isPending ? (
        <div className={classes.state}>
          <Loading label="Loading jobs">
            <SkeletonLines lines={14} height={16} gap={24} />
          </Loading>
        </div>
      ) : list.isError && jobs.length === 0 ? (
        <ErrorState
          what="The jobs did not load"
          error={list.error}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : jobs.length === 0 ? (
        <NoJobs icon={IconTable} />
      ) : (
        <div className={classes.scroll} aria-busy={list.isPlaceholderData}>
          <table className={classes.table}>
            <caption className="h2s-hidden">Jobs</caption>
            <thead>
              <tr>
                <th scope="col">Customer</th>
                <th scope="col">Service</th>
                <th scope="col">Status</th>
                <th scope="col" aria-sort={address.sort ? 'ascending' : 'none'}>
                  <button
                    type="button"
                    className={classes.sort}
                    title={address.sort ? 'Show the newest jobs first' : 'Show the soonest visits first'}
                    onClick={() => go({ sort: address.sort ? undefined : 'visit' })}
                  >
                    Visit
                    {address.sort ? (
                      <IconArrowUp size={13} stroke={2} aria-hidden />
                    ) : (
                      <IconArrowsSort size={13} stroke={1.8} aria-hidden />
                    )}
                  </button>
                </th>
                <th scope="col">Flags</th>
                <th scope="col">Tech</th>
                <th scope="col">Equipment</th>
                <th scope="col" className={classes.number}>
                  Paid, age
                </th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <JobRow key={job.job_id} job={job} />
              ))}
            </tbody>
          </table>
          <div ref={end} className={classes.end}>
            {isFetchingNextPage && (
              <Loading label="Loading more jobs">{<SkeletonLines lines={3} height={14} gap={20} />}</Loading>
            )}
          </div>
        </div>
      )}
    </div>
  )
}
