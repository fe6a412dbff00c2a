import { sql } from 'drizzle-orm'
import type { Db } from '../client.ts'

/** Jobs that still need a time, jobs with a confirmed visit, payouts that wait for a person. */
export type Gauges = { awaiting_schedule: number; scheduled: number; payout_pending: number }

export async function readGauges(db: Db): Promise<Gauges> {
  const { rows } = await db.execute<Gauges>(sql`
    select
      (select count(*) from h2s_dispatch_jobs where status in ('pending_scheduling', 'accepted') and start_iso is null)::int as awaiting_schedule,
      (select count(*) from h2s_dispatch_jobs where status = 'scheduled')::int as scheduled,
      (select count(*) from h2s_payouts_ledger where status = 'pending_review')::int as payout_pending`)
  return rows[0] ?? { awaiting_schedule: 0, scheduled: 0, payout_pending: 0 }
}

/** Background tasks that wait, run or failed, by queue. What is done is history and not counted. */
export async function queueDepth(db: Db): Promise<{ queue: string; state: string; count: number }[]> {
  const { rows } = await db.execute<{ queue: string; state: string; count: number }>(sql`
    select name as queue, state::text as state, count(*)::int as count from pgboss.job
    where state <> 'completed' and state <> 'cancelled' group by 1, 2`)
  return rows
}
