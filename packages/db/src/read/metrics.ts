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

/** Tasks of a queue that are in a state; zero is said too. */
export type QueueDepth = { queue: string; state: string; count: number }

/** Background tasks that wait, run or failed, of every queue there is. What is done is history and not counted. */
export async function queueDepth(db: Db): Promise<QueueDepth[]> {
  const { rows } = await db.execute<QueueDepth>(sql`
    select queue.name as queue, state.state::text as state, coalesce(task.count, 0)::int as count
    from pgboss.queue queue
    cross join unnest(enum_range(null::pgboss.job_state)) as state(state)
    left join (select name, state, count(*) from pgboss.job where state not in ('completed', 'cancelled') group by 1, 2) task
      on task.name = queue.name and task.state = state.state
    where state.state not in ('completed', 'cancelled')`)
  return rows
}

/** A task that ended, as the queue remembers it: how long its last attempt took, and how it came out. */
export type EndedTask = { queue: string; outcome: 'done' | 'failed'; seconds: number }

/** The youngest that the queue is asked for: what ended a moment ago may not be visible yet. */
const settledSeconds = 2
/** Nobody has asked for long: what ended before that is left out, so that no answer reads days. */
const longestMinutes = 15

/** The tasks that ended after `since` (ISO), and the instant up to which that is: the next question's `since`. */
export async function endedTasks(db: Db, since: string): Promise<{ tasks: EndedTask[]; until: string }> {
  const { rows } = await db.execute<{ tasks: EndedTask[] | null; until: string }>(sql`
    with span as (
      select greatest(${since}::timestamptz, now() - ${longestMinutes}::int * interval '1 minute') as since,
        greatest(${since}::timestamptz,
          date_trunc('milliseconds', now() - ${settledSeconds}::int * interval '1 second')) as until
    )
    select h2s_iso(span.until) as until, (
      select json_agg(json_build_object('queue', name, 'outcome', case state when 'completed' then 'done' else 'failed' end,
        'seconds', extract(epoch from completed_on - started_on)))
      from pgboss.job
      where state in ('completed', 'failed') and started_on is not null
        and completed_on > span.since and completed_on <= span.until) as tasks
    from span`)
  return { tasks: rows[0]?.tasks ?? [], until: rows[0]?.until ?? since }
}
