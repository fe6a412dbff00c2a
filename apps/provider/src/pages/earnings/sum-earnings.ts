import type { ProviderJob } from '../../api.ts'

type PayoutStatus = NonNullable<NonNullable<ProviderJob['payout']>>['status']

export type Earning = {
  job: ProviderJob
  amount_cents: number | null
  /** True until the payout row exists, which freezes the amount. */
  estimated: boolean
  status: PayoutStatus | null
}

const inReview = new Set<PayoutStatus>(['pending_review', 'held'])
const settled = new Set<PayoutStatus>(['approved', 'paid'])

/** Finished work, latest first, and three sums in cents: not checked yet, in review, approved or paid. */
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
  const sum = (which: (row: Earning) => boolean): number =>
    rows.filter(which).reduce((total, row) => total + (row.amount_cents ?? 0), 0)
  return {
    rows,
    currency: rows[0]?.job.currency ?? 'USD',
    waiting_cents: sum((row) => row.status === null || row.status === 'not_eligible'),
    review_cents: sum((row) => row.status !== null && inReview.has(row.status)),
    settled_cents: sum((row) => row.status !== null && settled.has(row.status)),
  }
}
