import { refreshMetadata } from '@h2s/domain'
import type { JobStatus } from '@h2s/domain'
import { sql } from 'drizzle-orm'
import type { Db } from '../src/client.ts'
import { boardCopies } from '../src/store/board-copies.ts'
import { tvItem } from './demo/bought.ts'

/** How a company with years behind it looks: most jobs are paid or cancelled, a few hundred are alive. */
const mix: readonly { status: JobStatus; share: number; has_lead: boolean }[] = [
  { status: 'paid', share: 0.86, has_lead: true },
  { status: 'cancelled', share: 0.1, has_lead: false },
  { status: 'completed', share: 0.01, has_lead: true },
  { status: 'in_progress', share: 0.002, has_lead: true },
  { status: 'scheduled', share: 0.014, has_lead: true },
  { status: 'accepted', share: 0.004, has_lead: true },
  { status: 'pending_scheduling', share: 0.003, has_lead: false },
  { status: 'pending', share: 0.007, has_lead: false },
]

/**
 * Adds `count` jobs for benches, each with a line and, where it should have one, a lead, made inside PostgreSQL. `db`
 * connects as the owner. Metadata comes from the domain, one document per status.
 */
export async function loadManyJobs(db: Db, now: string, count = 100_000): Promise<void> {
  const templates = mix.map(({ status, share, has_lead }) => {
    const job = {
      status,
      service_id: 'TV-L',
      service_name: 'Mount TV 60-74"',
      metadata: { items_json: [tvItem(65, 'tilt')] },
    }
    const { metadata } = refreshMetadata(job, now)
    return { ...boardCopies(metadata, status, now), metadata, status, jobs: Math.round(count * share), has_lead }
  })
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)
    await tx.execute(sql`insert into h2s_dispatch_pros (name, time_zone, skills)
      select 'Bench Tech ' || n, 'America/New_York', '{tv_mount}' from generate_series(1, 200) n`)
    await tx.execute(sql`insert into h2s_dispatch_customers (name, email, phone)
      select 'Bench Customer ' || n, 'bench.' || n || '@example.com', '+14045550100' from generate_series(1, 5000) n`)
    await tx.execute(sql`
      create temporary table bench_customers on commit drop as
        select customer_id, name, email, phone, row_number() over () - 1 as place from h2s_dispatch_customers where name like 'Bench Customer %'`)
    await tx.execute(sql`drop index h2s_jobs_search`)
    await tx.execute(sql`insert into h2s_dispatch_jobs (status, customer_id, customer_name, customer_email, customer_phone, service_id,
        service_name, service_address, service_city, service_state, service_zip, geo_lat, geo_lng, time_zone, origin, source_ref,
        paid_cents, metadata, start_iso, end_iso, completed_at, cancelled_at, cancel_reason, lane, order_required, order_stage,
        open_flags, flags_open, flags_worst, has_lead, created_at, updated_at)
      select kind.status, customer.customer_id, customer.name, customer.email, customer.phone, 'TV-L', 'Mount TV 60-74"',
        (1 + turn.n % 2900) || ' ' || (array['Piedmont Avenue NE', 'Belmont Boulevard', 'East Camelback Road', 'Kingston Pike'])[1 + turn.n % 4],
        (array['Atlanta', 'Nashville', 'Phoenix', 'Knoxville'])[1 + turn.n % 4], (array['GA', 'TN', 'AZ', 'TN'])[1 + turn.n % 4],
        lpad((10000 + turn.n % 89999)::text, 5, '0'), 33.7, -84.3,
        (array['America/New_York', 'America/Chicago', 'America/Phoenix', 'America/New_York'])[1 + turn.n % 4],
        'stripe', 'cs_bench_' || kind.status || '_' || turn.n, 25800, kind.metadata,
        visit.at, visit.at + interval '100 minutes',
        case when kind.status in ('paid', 'completed') then visit.at + interval '2 hours' end,
        case when kind.status = 'cancelled' then visit.at - interval '1 day' end, case when kind.status = 'cancelled' then 'Bench' end,
        kind.lane, kind.order_required, kind.order_stage, kind.open_flags, kind.flags_open, kind.flags_worst, kind.has_lead,
        visit.at - interval '4 days', visit.at - interval '1 day'
      from jsonb_to_recordset(${JSON.stringify(templates)}::jsonb) as kind(status text, jobs int, metadata jsonb, lane text,
          order_required boolean, order_stage text, open_flags jsonb, flags_open int, flags_worst text, has_lead boolean),
        generate_series(1, kind.jobs) as turn(n),
        lateral (select ${now}::timestamptz + case when kind.status in ('paid', 'cancelled') then -1 else 1 end
          * (turn.n * interval '17 minutes' + interval '1 day') as at) visit,
        bench_customers customer
      where customer.place = turn.n % 5000`)
    await tx.execute(sql`create index h2s_jobs_search on h2s_dispatch_jobs using gin (search_text gin_trgm_ops)`)
    await tx.execute(sql`analyze h2s_dispatch_jobs`)
    // The leads that has_lead speaks of already: no need to ask the trigger about each of them.
    await tx.execute(sql`alter table h2s_dispatch_job_assignments disable trigger h2s_keep_has_lead`)
    await tx.execute(sql`insert into h2s_dispatch_job_assignments (job_id, pro_id, role, state, offered_at, accepted_at, started_at,
        provider_completed_at, payout_estimate_cents)
      select job.job_id, techs.ids[1 + job.place % 200], 'lead',
        case when job.status in ('paid', 'completed') then 'done' when job.status = 'in_progress' then 'working' else 'accepted' end,
        job.created_at, job.created_at, null, job.completed_at, 10740
      from (select job_id, status, created_at, completed_at, row_number() over () as place
          from h2s_dispatch_jobs where has_lead and source_ref like 'cs_bench_%') job,
        (select array_agg(pro_id) as ids from h2s_dispatch_pros where name like 'Bench Tech %') techs`)
    await tx.execute(sql`alter table h2s_dispatch_job_assignments enable trigger h2s_keep_has_lead`)
    await tx.execute(sql`insert into h2s_dispatch_job_lines (job_id, service_id, service_name, quantity, unit_price_cents, kind)
      select job_id, service_id, service_name, 1, 25800, 'service' from h2s_dispatch_jobs where source_ref like 'cs_bench_%'`)
  })
  await db.execute(sql`vacuum analyze`)
}
