import type { Db } from '../client.ts'
import { jobCounts } from './job-counts.ts'
import { statement } from './statement.ts'

/** The gauges that dashboard and /metrics share. */
export type Gauges = { awaiting_schedule: number; scheduled: number; payout_pending: number }

const pendingPayouts = statement<{ pending: number }>(
  'payouts-pending',
  `select count(*)::int as pending from h2s_payouts_ledger where status = 'pending_review'`,
)
const depth = statement<{ queue: string; state: string; count: number }>(
  'queue-depth',
  `select name as queue, state::text, count(*)::int as count from pgboss.job where state < 'completed' or state = 'failed' group by name, state`,
)

/** Jobs that wait for a time (asked for, or accepted without one), jobs with one, payouts that wait for ops. */
export async function readGauges(db: Db): Promise<Gauges> {
  const [counts, [payouts]] = await Promise.all([jobCounts(db), pendingPayouts(db)])
  return {
    awaiting_schedule: counts.pending_scheduling + counts.accepted,
    scheduled: counts.scheduled,
    payout_pending: payouts?.pending ?? 0,
  }
}

/** How many tasks wait, run or failed, by queue. */
export async function queueDepth(db: Db): Promise<{ queue: string; state: string; count: number }[]> {
  return depth(db)
}
