import { dayKey } from '@h2s/ui/time'
import type { ProviderJob } from '../../api.ts'
import { type PayoutStatus, payoutWords } from '../../words/payout-words.ts'

export type Earning = {
  job: ProviderJob
  amount_cents: number | null
  /** True until the payout row exists, which freezes the amount. */
  estimated: boolean
  status: PayoutStatus | null
}

/** The work that was finished in one month, "2026-11", where the job is. Cents, of all but what was turned down or taken back. */
export type EarningMonth = { key: string; total_cents: number; rows: Earning[] }

const centsOf = (rows: readonly Earning[]): number => rows.reduce((total, row) => total + (row.amount_cents ?? 0), 0)

/** Finished work by month, latest first, and three sums in cents: with the customer, in review, approved or paid. */
export function sumEarnings(jobs: readonly ProviderJob[]) {
  const rows: Earning[] = jobs
    .filter((job) => job.state === 'done')
    .toSorted((a, b) => (b.completed_at ?? '').localeCompare(a.completed_at ?? ''))
    .map((job) => ({
      job,
      amount_cents: job.payout?.amount_cents ?? job.payout_estimate_cents,
      estimated: job.payout == null,
      status: job.payout?.status ?? null,
    }))
  const months: EarningMonth[] = []
  for (const row of rows) {
    const key = row.job.completed_at === null ? '' : dayKey(row.job.completed_at, row.job.time_zone).slice(0, 7)
    const last = months.at(-1)
    if (last?.key === key) last.rows.push(row)
    else months.push({ key, total_cents: 0, rows: [row] })
  }
  const sum = (stage: ReturnType<typeof payoutWords>['stage']): number =>
    centsOf(rows.filter((row) => payoutWords(row.status).stage === stage))
  return {
    months: months.map((month) => ({
      ...month,
      total_cents: centsOf(month.rows.filter((row) => payoutWords(row.status).stage !== 'none')),
    })),
    currency: rows[0]?.job.currency ?? 'USD',
    waiting_cents: sum('waiting'),
    review_cents: sum('review'),
    settled_cents: sum('settled'),
  }
}
