import { EmptyState } from '@h2s/ui/empty-state'
import { ErrorState } from '@h2s/ui/error-state'
import { formatMoney } from '@h2s/ui/money'
import { usePageHeading } from '@h2s/ui/query-route'
import { Loading } from '@h2s/ui/skeletons'
import { StatusBadge } from '@h2s/ui/status-badge'
import { formatDay, useNow } from '@h2s/ui/time'
import { Skeleton } from '@mantine/core'
import { IconWallet } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../api.ts'
import { LinkRow, LinkRows } from '../../components/link-rows.tsx'
import page from '../../components/page.module.css'
import { payoutWords } from '../../words/payout-words.ts'
import { whoOrWhere } from '../../words/visit-words.ts'
import classes from './earnings-page.module.css'
import { type Earning, type EarningMonth, sumEarnings } from './sum-earnings.ts'

/** What was earned: in three sums, and job by job. */
export function EarningsPage() {
  const trpc = useTRPC()
  const jobs = useQuery(trpc.provider.jobs.list.queryOptions({ scope: 'all' }))
  const heading = usePageHeading('Earnings · Home2Smart', 'earnings')
  return (
    <div className={page.page}>
      <h1 className={page.title} {...heading}>
        Earnings
      </h1>
      {jobs.isPending && (
        <Loading label="Loading your earnings">
          <div className={page.page}>
            <Skeleton height={156} radius="lg" />
            <Skeleton height={240} radius="lg" />
          </div>
        </Loading>
      )}
      {jobs.isError && jobs.data === undefined && (
        <ErrorState
          error={jobs.error}
          what="Your earnings could not be loaded"
          onRetry={() => void jobs.refetch()}
          retrying={jobs.isFetching}
        />
      )}
      {jobs.data !== undefined && <Sums earnings={sumEarnings(jobs.data.jobs)} />}
    </div>
  )
}

function Sums({ earnings }: { earnings: ReturnType<typeof sumEarnings> }) {
  if (earnings.months.length === 0) {
    return (
      <EmptyState title="Nothing earned yet" icon={<IconWallet size={20} stroke={1.5} />}>
        A job shows up here as soon as you have finished it.
      </EmptyState>
    )
  }
  const { currency } = earnings
  return (
    <>
      <dl className={classes.sums}>
        <div>
          <dt>With customer</dt>
          <dd>{formatMoney(earnings.waiting_cents, currency)}</dd>
        </div>
        <div>
          <dt>In review</dt>
          <dd>{formatMoney(earnings.review_cents, currency)}</dd>
        </div>
        <div>
          <dt>Approved and paid</dt>
          <dd>{formatMoney(earnings.settled_cents, currency)}</dd>
        </div>
      </dl>
      {earnings.months.map((month) => (
        <Month key={month.key} month={month} currency={currency} />
      ))}
    </>
  )
}

const monthName = (key: string): string =>
  key === ''
    ? 'Earlier'
    : new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${key}-01T00:00:00Z`),
      )

function Month({ month, currency }: { month: EarningMonth; currency: string }) {
  const id = `month-${month.key}`
  return (
    <section className={page.group} aria-labelledby={id}>
      <div className={classes.month}>
        <h2 className={page.groupTitle} id={id}>
          {monthName(month.key)}
        </h2>
        <span className="h2s-num">{formatMoney(month.total_cents, currency)}</span>
      </div>
      <LinkRows>
        {month.rows.map((row) => (
          <EarningRow key={row.job.assignment_id} row={row} />
        ))}
      </LinkRows>
    </section>
  )
}

function EarningRow({ row: { job, amount_cents, estimated, status } }: { row: Earning }) {
  const now = useNow()
  return (
    <LinkRow
      to={{ page: 'job', assignment_id: job.assignment_id }}
      end={
        <span className={classes.money}>
          <span className={classes.amount}>
            {estimated && <span className={classes.about}>about </span>}
            {amount_cents === null ? 'No estimate' : formatMoney(amount_cents, job.currency)}
          </span>
          <StatusBadge status={status ?? 'not_eligible'} label={payoutWords(status).label} quiet />
        </span>
      }
    >
      <span className={classes.what}>{job.service_name}</span>
      <span className={classes.when}>
        {job.completed_at !== null && `${formatDay(job.completed_at, job.time_zone, now)} · `}
        {whoOrWhere(job)}
      </span>
    </LinkRow>
  )
}
