import { TRAVEL_MINUTES } from '@h2s/domain/schedule'
import type { Db } from '../client.ts'
import { isRowId } from '../store/ids.ts'
import type { ProFacts } from './pros.ts'
import { statement } from './statement.ts'

/** A provider with what the ranking for one job asks about. */
export type CandidateFacts = ProFacts & {
  /** Minutes of visits on the job's local day (without a window: today's, in the provider's zone). */
  load_minutes: number
  /**
   * What stands in the way of the job's window and the way there, first thing first: of a visit its own window, without
   * the way to it.
   */
  busy: { kind: 'hold' | 'visit' | 'time_off'; job_id: string | null; from: string; to: string }[]
  /** Said no to this job, or did not show up. */
  rejected_before: boolean
  /** Holds a live seat on this job already. */
  is_on_job: boolean
}

const facts = statement<CandidateFacts>(
  'candidates',
  `with job as (
    select job_id, time_zone, tstzrange(coalesce(start_iso, $2::timestamptz), coalesce(end_iso, $2::timestamptz), '[)') as visit,
      tstzrange(coalesce(start_iso, $2::timestamptz) - make_interval(mins => $3), coalesce(end_iso, $2::timestamptz), '[)') as needed,
      start_iso is not null as has_window from h2s_dispatch_jobs where job_id = $1
  ), day as (
    select (date_trunc('day', coalesce(lower(visit), $2::timestamptz) at time zone time_zone)) at time zone time_zone as opens,
      (date_trunc('day', coalesce(lower(visit), $2::timestamptz) at time zone time_zone) + interval '1 day') at time zone time_zone as closes
    from job
  )
  select pro.pro_id, pro.name, pro.email, pro.phone, pro.branch_id, pro.city, company.name as company_name, pro.home_lat::text,
    pro.home_lng::text, pro.time_zone, pro.skills, pro.licences, pro.languages, pro.tier, pro.max_daily_minutes, pro.active, pro.version,
    coalesce((select round(sum(extract(epoch from least(upper(block.blocked), day.closes) - greatest(lower(block.blocked), day.opens)) / 60))
      from h2s_time_blocks block where block.pro_id = pro.pro_id and block.released_at is null and block.kind = 'visit'
        and block.blocked && tstzrange(day.opens, day.closes) and block.job_id is distinct from job.job_id), 0)::int as load_minutes,
    coalesce((select jsonb_agg(jsonb_build_object('kind', block.kind, 'job_id', block.job_id, 'from', h2s_iso(coalesce(seat.window_start, lower(block.blocked))),
        'to', h2s_iso(coalesce(seat.window_end, upper(block.blocked)))) order by block.blocked)
      from h2s_time_blocks block left join h2s_dispatch_job_assignments seat on seat.assignment_id = block.assignment_id
      where job.has_window and block.pro_id = pro.pro_id and block.released_at is null
        and (block.expires_at is null or block.expires_at > $2::timestamptz)
        and block.blocked && job.needed and block.job_id is distinct from job.job_id), '[]'::jsonb) as busy,
    exists(select from h2s_dispatch_job_assignments seat where seat.job_id = job.job_id and seat.pro_id = pro.pro_id
      and seat.state in ('declined', 'rejected', 'no_show')) as rejected_before,
    exists(select from h2s_dispatch_job_assignments seat where seat.job_id = job.job_id and seat.pro_id = pro.pro_id
      and seat.state in ('offered', 'accepted', 'en_route', 'working', 'done')) as is_on_job
  from job, day, h2s_dispatch_pros pro left join h2s_provider_companies company on company.company_id = pro.company_id
  where pro.active order by pro.name`,
)

/** Every active provider with the facts that decide whether and how well he fits this job. Ranking is the domain's. */
export async function candidateFacts(db: Db, jobId: string, now: string): Promise<CandidateFacts[]> {
  return isRowId(jobId) ? facts(db, [jobId, now, TRAVEL_MINUTES]) : []
}
