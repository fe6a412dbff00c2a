import { PageHeader } from '@h2s/ui/page-header'
import { StatusIcon } from '@h2s/ui/status-badge'
import { statusLook } from '@h2s/ui/words'
import { useLocalStorage } from '@mantine/hooks'
import { IconLayoutKanban } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, type BoardCounts, type JobStatus } from '../../api.ts'
import { FilterBar } from '../../filters/filter-bar.tsx'
import { countsHold, useListInput } from '../../filters/job-filters.ts'
import { NoJobs } from '../../filters/no-jobs.tsx'
import { useAddress, useGo } from '../../routes.tsx'
import { usePhone } from '../../use-phone.ts'
import { statuses } from '../../words.ts'
import { BoardColumn } from './board-column.tsx'
import classes from './board.module.css'

const foldedAtFirst: JobStatus[] = ['paid', 'cancelled']

function total(counts: BoardCounts): number {
  return statuses.reduce((sum, status) => sum + counts[status], 0)
}

/** Every job by where it stands. Wide: one column per status. Phone: one status at a time. */
export function BoardPage() {
  const address = useAddress()
  const go = useGo()
  const input = useListInput()
  const phone = usePhone()
  const [folded, setFolded] = useLocalStorage<JobStatus[]>({
    key: 'h2s-board-folded',
    defaultValue: foldedAtFirst,
    getInitialValueInEffect: false,
  })
  const summary = useQuery(
    api.admin.jobs.list.queryOptions({ ...input, limit: 1 }, { placeholderData: keepPreviousData }),
  )
  const counts = summary.data?.counts ?? null
  const wanted = address.status ?? statuses
  const shownStatus = address.status?.[0] ?? 'pending'
  const columns = phone ? [shownStatus] : statuses.filter((status) => wanted.includes(status))
  const counted = countsHold(address)
  const nothing = counted ? counts !== null && total(counts) === 0 : summary.data?.jobs.length === 0

  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <PageHeader
          title="Board"
          app="Home2Smart dispatch"
          count={counts ? (counted ? `${total(counts)} jobs` : `filtered from ${total(counts)} jobs`) : undefined}
          focusOnMount={address.job === undefined}
        >
          {counts && counts.unassigned > 0 && (
            <button
              type="button"
              className={classes.note}
              onClick={() => go({ tech: 'none' })}
              aria-pressed={address.tech === 'none'}
            >
              <b>{counts.unassigned}</b> without a tech
            </button>
          )}
          {counts && counts.critical > 0 && (
            <button
              type="button"
              className={classes.note}
              data-tone="red"
              onClick={() => go({ severity: ['CRITICAL'] })}
              aria-pressed={address.severity?.[0] === 'CRITICAL'}
            >
              <b>{counts.critical}</b> critical
            </button>
          )}
        </PageHeader>
        <FilterBar withStatus={false} />
      </div>
      {phone && (
        <div className={classes.tabs} role="group" aria-label="Status">
          {statuses.map((status) => (
            <button
              key={status}
              type="button"
              className={classes.tab}
              aria-pressed={status === shownStatus}
              onClick={() => go({ status: status === 'pending' ? undefined : [status] }, { replace: true })}
            >
              <StatusIcon status={status} />
              {statusLook(status).label}
              <span className="h2s-num">{(counted && counts?.[status]) || ''}</span>
            </button>
          ))}
        </div>
      )}
      {nothing ? (
        <NoJobs icon={IconLayoutKanban} />
      ) : (
        <div className={classes.columns} role="group" aria-label="Jobs by status">
          {columns.map((status) => (
            <BoardColumn
              key={status}
              status={status}
              input={input}
              count={counted ? (counts?.[status] ?? null) : null}
              folded={!phone && folded.includes(status) && address.status === undefined}
              onFold={(fold) => setFolded((old) => (fold ? [...old, status] : old.filter((one) => one !== status)))}
            />
          ))}
        </div>
      )}
    </div>
  )
}
