import { EmptyState } from '@h2s/ui/empty-state'
import { ErrorState } from '@h2s/ui/error-state'
import { PageHeader } from '@h2s/ui/page-header'
import { SeverityIcon } from '@h2s/ui/severity-badge'
import { Loading, SkeletonLines } from '@h2s/ui/skeletons'
import { StatusBadge } from '@h2s/ui/status-badge'
import { formatWindow, useNow } from '@h2s/ui/time'
import { flagLabel, severityLook } from '@h2s/ui/words'
import { Button } from '@mantine/core'
import { IconCircleCheck, IconFilterOff } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { api, type JobCard } from '../../api.ts'
import { FilterMenu } from '../../filters/filter-menu.tsx'
import { JobLink } from '../../job-link.tsx'
import { useFlash } from '../../live/changed.ts'
import { jobPages } from '../../pages-of.ts'
import { useAddress, useGo } from '../../routes.tsx'
import { flagTypes, type Severity, worstFirst } from '../../words.ts'
import classes from './attention.module.css'

const flagOptions = flagTypes.map((value) => ({ value, label: flagLabel(value) }))

function FlagRow({ job, flag }: { job: JobCard; flag: JobCard['flags'][number] }) {
  const now = useNow()
  const flash = useFlash<HTMLAnchorElement>(job.job_id, job.version)
  return (
    <li>
      <JobLink jobId={job.job_id} className={classes.row} ref={flash}>
        <SeverityIcon severity={flag.severity} size={14} />
        <span className={classes.what}>
          <b>{flagLabel(flag.flag)}</b>
          <span className={classes.dim}>{flag.message}</span>
        </span>
        <span className={classes.who}>
          {job.customer_name}
          <span className={classes.dim}>
            {job.job_number} · {job.service_city ?? 'no city'}
          </span>
        </span>
        <span className={classes.when}>
          {job.start_iso ? (
            <span className="h2s-num">{formatWindow(job.start_iso, job.end_iso, job.time_zone, now)}</span>
          ) : (
            <span className={classes.dim}>No time yet</span>
          )}
          <StatusBadge status={job.status} quiet />
        </span>
      </JobLink>
    </li>
  )
}

function soonest(a: JobCard, b: JobCard): number {
  return (a.start_iso ?? '9').localeCompare(b.start_iso ?? '9') || a.created_at.localeCompare(b.created_at)
}

type GroupProps = {
  severity: Severity
  flags: (typeof flagTypes)[number][] | undefined
  /** Told whether there is anything of this severity. */
  onEmpty: (severity: Severity, isEmpty: boolean) => void
}

function Group({ severity, flags, onEmpty }: GroupProps) {
  const list = useInfiniteQuery(jobPages({ severity, ...(flags ? { flag: flags } : {}), limit: 50 }))
  const jobs = (list.data?.pages.flatMap((page) => page.jobs) ?? []).toSorted(soonest)
  const rows = jobs.flatMap((job) =>
    job.flags
      .filter((flag) => flag.severity === severity && (!flags || flags.includes(flag.flag)))
      .map((flag) => ({ job, flag })),
  )
  const isEmpty = list.isSuccess && rows.length === 0
  useEffect(() => onEmpty(severity, isEmpty), [onEmpty, severity, isEmpty])
  if (isEmpty) return null
  const { label } = severityLook(severity)
  return (
    <section className={classes.group} aria-label={label}>
      <h2 className={classes.groupTitle}>
        <SeverityIcon severity={severity} /> {label}{' '}
        {list.isSuccess && <span>{list.hasNextPage ? `${rows.length}+` : rows.length}</span>}
      </h2>
      {list.isPending ? (
        <div className={classes.loading}>
          <Loading label={`Loading ${label}`}>
            <SkeletonLines lines={3} height={16} gap={24} />
          </Loading>
        </div>
      ) : list.isError && rows.length === 0 ? (
        <ErrorState
          size="small"
          what="These flags did not load"
          error={list.error}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : (
        <ul className={classes.rows}>
          {rows.map(({ job, flag }) => (
            <FlagRow key={flag.flag_id} job={job} flag={flag} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </section>
  )
}

/** Every open flag, worst first and within that the next visit first. Opening one shows where to settle it. */
export function AttentionPage() {
  const address = useAddress()
  const go = useGo()
  const shown = address.severity ?? worstFirst
  const counts = useQuery(api.admin.overview.counts.queryOptions())
  const flagged = counts.data?.flagged
  const [empty, setEmpty] = useState<ReadonlySet<Severity>>(new Set())
  const noteEmpty = useCallback((severity: Severity, isEmpty: boolean): void => {
    setEmpty((was) => {
      if (was.has(severity) === isEmpty) return was
      const next = new Set(was)
      if (isEmpty) next.add(severity)
      else next.delete(severity)
      return next
    })
  }, [])
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <PageHeader
          title="Attention"
          app="Home2Smart dispatch"
          count={flagged === undefined ? undefined : `${flagged} jobs`}
          focusOnMount={address.job === undefined}
        />
        <search className={classes.filters} aria-label="Filter flags">
          <FilterMenu
            label="Severity"
            options={worstFirst.map((value) => ({
              value,
              label: severityLook(value).label,
              icon: <SeverityIcon severity={value} />,
            }))}
            values={address.severity ?? []}
            onChange={(values) =>
              go({ severity: values.length > 0 ? worstFirst.filter((one) => values.includes(one)) : undefined })
            }
          />
          <FilterMenu
            label="Flag"
            options={flagOptions}
            values={address.flag ?? []}
            onChange={(values) =>
              go({ flag: values.length > 0 ? flagTypes.filter((one) => values.includes(one)) : undefined })
            }
          />
        </search>
      </div>
      {flagged === 0 ? (
        <EmptyState title="Nothing needs attention" icon={<IconCircleCheck size={20} stroke={1.5} />}>
          Flags appear here when something about a job is unknown, contradictory or at risk.
        </EmptyState>
      ) : (
        <div className={classes.scroll}>
          {worstFirst
            .filter((severity) => shown.includes(severity))
            .map((severity) => (
              <Group key={severity} severity={severity} flags={address.flag} onEmpty={noteEmpty} />
            ))}
          {shown.every((severity) => empty.has(severity)) && (
            <EmptyState
              title="No flag matches these filters"
              icon={<IconFilterOff size={20} stroke={1.5} />}
              action={
                <Button variant="default" onClick={() => go({ severity: undefined, flag: undefined })}>
                  Clear filters
                </Button>
              }
            >
              Jobs are flagged, but none with what is chosen above.
            </EmptyState>
          )}
        </div>
      )}
    </div>
  )
}
