import { ErrorState } from '@h2s/ui/error-state'
import { Loading, SkeletonCards } from '@h2s/ui/skeletons'
import { StatusIcon } from '@h2s/ui/status-badge'
import { statusLook } from '@h2s/ui/words'
import { ActionIcon, Button } from '@mantine/core'
import { IconChevronsLeft } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { JobStatus } from '../../api.ts'
import type { ListInput } from '../../filters/job-filters.ts'
import { jobPages } from '../../pages-of.ts'
import classes from './board.module.css'
import { JobCardLink } from './job-card.tsx'

const pageSize = 25

/** One status. Holds a page of cards and says how many more there are; folded, it is a rail with a number. */
export function BoardColumn({
  status,
  input,
  count,
  folded,
  onFold,
}: {
  status: JobStatus
  input: ListInput
  count: number | null
  folded: boolean
  onFold: (fold: boolean) => void
}) {
  const { label } = statusLook(status)
  const list = useInfiniteQuery({
    ...jobPages({ ...input, status, limit: pageSize }),
    placeholderData: keepPreviousData,
    enabled: !folded,
  })
  if (folded) {
    return (
      <button
        type="button"
        className={classes.rail}
        onClick={() => onFold(false)}
        aria-label={`Show ${label}, ${count ?? 0} jobs`}
      >
        <StatusIcon status={status} />
        <span className={classes.railCount}>{count ?? ''}</span>
        <span className={classes.railLabel}>{label}</span>
      </button>
    )
  }
  const jobs = list.data?.pages.flatMap((page) => page.jobs) ?? []
  const left = Math.max(0, (count ?? 0) - jobs.length)
  const shownCount = count ?? (list.isSuccess ? `${jobs.length}${list.hasNextPage ? '+' : ''}` : '')
  return (
    <section className={classes.column} aria-label={label} aria-busy={list.isPlaceholderData}>
      <div className={classes.columnHead}>
        <StatusIcon status={status} />
        <h2 className={classes.columnTitle}>{label}</h2>
        <span className={classes.columnCount}>{shownCount}</span>
        <ActionIcon className={classes.fold} size="sm" aria-label={`Fold ${label}`} onClick={() => onFold(true)}>
          <IconChevronsLeft size={15} stroke={1.7} />
        </ActionIcon>
      </div>
      {list.isPending ? (
        <Loading label={`Loading ${label}`}>
          <SkeletonCards cards={3} height={116} />
        </Loading>
      ) : list.isError && jobs.length === 0 ? (
        <ErrorState
          size="small"
          what="This column did not load"
          error={list.error}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : jobs.length === 0 ? (
        <p className={classes.none}>Nothing here</p>
      ) : (
        <ul className={classes.cards}>
          {jobs.map((job) => (
            <li key={job.job_id}>
              <JobCardLink job={job} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          fullWidth
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {left > 0 ? `Show ${Math.min(left, pageSize)} more of ${left}` : 'Show more'}
        </Button>
      )}
    </section>
  )
}
