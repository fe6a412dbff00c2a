import { kmBetween } from '@h2s/domain/assignments'
import { TRAVEL_MINUTES } from '@h2s/domain/schedule'
import type { Db, Tx } from '../client.ts'
import { isRowId } from '../store/ids.ts'
import type { ProFacts } from './pros.ts'
import { inTx, statement } from './statement.ts'

/** A provider with what the rules for one job ask about: ranking and dispatching see the same. */
export type CandidateFacts = Omit<ProFacts, 'home_lat' | 'home_lng'> & {
  /** From home to the site; null when one of them is not known. */
  distance_km: number | null
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

/**
 * The window that a provider is asked for: the one that the office proposed last (an open proposal is newer than what the
 * job names), else the job's own. One that is over is none.
 */
export type WindowToFill = { start_iso: string; end_iso: string } | null

type Row = ProFacts &
  Omit<CandidateFacts, 'distance_km'> & {
    site_lat: string | null
    site_lng: string | null
    window_start: string | null
    window_end: string | null
  }

const text = `with job as (
    select job.job_id, job.time_zone, job.geo_lat, job.geo_lng, asked.start_at, asked.end_at,
      tstzrange(asked.start_at - make_interval(mins => $3::int), asked.end_at, '[)') as needed
    from h2s_dispatch_jobs job
    left join lateral (
      select (proposal.windows -> 0 ->> 'start_iso')::timestamptz as start_at, (proposal.windows -> 0 ->> 'end_iso')::timestamptz as end_at
      from h2s_schedule_proposals proposal
      where proposal.job_id = job.job_id and proposal.state = 'open' and proposal.proposed_by = 'dispatcher'
        and (proposal.windows -> 0 ->> 'end_iso')::timestamptz > $2::timestamptz
      order by proposal.created_at desc, proposal.proposal_id desc limit 1
    ) proposed on true
    left join lateral (
      select job.start_iso as start_at, job.end_iso as end_at where job.start_iso is not null and job.end_iso > $2::timestamptz
    ) own on true
    cross join lateral (
      select case when is_proposed then proposed.start_at else own.start_at end as start_at,
        case when is_proposed then proposed.end_at else own.end_at end as end_at
      from (select proposed.start_at is not null as is_proposed) latest
    ) asked
    where job.job_id = $1::uuid
  ), day as (
    select (date_trunc('day', coalesce(start_at, $2::timestamptz) at time zone time_zone)) at time zone time_zone as opens,
      (date_trunc('day', coalesce(start_at, $2::timestamptz) at time zone time_zone) + interval '1 day') at time zone time_zone as closes
    from job
  )
  select pro.pro_id, pro.name, pro.email, pro.phone, pro.branch_id, pro.city, company.name as company_name, pro.home_lat::text,
    pro.home_lng::text, pro.time_zone, pro.skills, pro.licences, pro.languages, pro.tier, pro.max_daily_minutes, pro.active, pro.version,
    job.geo_lat::text as site_lat, job.geo_lng::text as site_lng, h2s_iso(job.start_at) as window_start, h2s_iso(job.end_at) as window_end,
    coalesce((select round(sum(extract(epoch from least(upper(block.blocked), day.closes) - greatest(lower(block.blocked), day.opens)) / 60))
      from h2s_time_blocks block where block.pro_id = pro.pro_id and block.released_at is null and block.kind = 'visit'
        and block.blocked && tstzrange(day.opens, day.closes) and block.job_id is distinct from job.job_id), 0)::int as load_minutes,
    coalesce((select jsonb_agg(jsonb_build_object('kind', block.kind, 'job_id', block.job_id, 'from', h2s_iso(coalesce(seat.window_start, lower(block.blocked))),
        'to', h2s_iso(coalesce(seat.window_end, upper(block.blocked)))) order by block.blocked)
      from h2s_time_blocks block left join h2s_dispatch_job_assignments seat on seat.assignment_id = block.assignment_id
      where job.start_at is not null and block.pro_id = pro.pro_id and block.released_at is null
        and (block.expires_at is null or block.expires_at > $2::timestamptz)
        and block.blocked && job.needed and block.job_id is distinct from job.job_id), '[]'::jsonb) as busy,
    exists(select from h2s_dispatch_job_assignments seat where seat.job_id = job.job_id and seat.pro_id = pro.pro_id
      and seat.state in ('declined', 'rejected', 'no_show')) as rejected_before,
    exists(select from h2s_dispatch_job_assignments seat where seat.job_id = job.job_id and seat.pro_id = pro.pro_id
      and seat.state in ('offered', 'accepted', 'en_route', 'working', 'done')) as is_on_job
  from job, day, h2s_dispatch_pros pro left join h2s_provider_companies company on company.company_id = pro.company_id
  where case when $4::uuid is null then pro.active else pro.pro_id = $4::uuid end order by pro.name`

const facts = statement<Row>('candidates', text)

/** Every active provider with the facts that decide whether and how well he fits this job. Ranking is the domain's. */
export async function candidateFacts(
  db: Db,
  jobId: string,
  now: string,
): Promise<{ window: WindowToFill; pros: CandidateFacts[] }> {
  const rows = isRowId(jobId) ? await facts(db, [jobId, now, TRAVEL_MINUTES, null]) : []
  return { window: windowOf(rows[0]), pros: rows.map(asFacts) }
}

/** The same for whoever holds the lock of the job and is about to ask one of them. */
export async function candidateFactsIn(
  tx: Tx,
  jobId: string,
  now: string,
): Promise<{ window: WindowToFill; pros: CandidateFacts[] }> {
  const { rows } = await tx.execute<Row>(inTx(text, [jobId, now, TRAVEL_MINUTES, null]))
  return { window: windowOf(rows[0]), pros: rows.map(asFacts) }
}

/** The same of one provider, active or not, for whoever is about to dispatch them. Null when one of them is not there. */
export async function candidateFactsOf(
  tx: Tx,
  { job_id, pro_id }: { job_id: string; pro_id: string },
  now: string,
): Promise<{ window: WindowToFill; pro: CandidateFacts } | null> {
  if (!isRowId(job_id) || !isRowId(pro_id)) return null
  const { rows } = await tx.execute<Row>(inTx(text, [job_id, now, TRAVEL_MINUTES, pro_id]))
  const [row] = rows
  return row === undefined ? null : { window: windowOf(row), pro: asFacts(row) }
}

function asFacts({ home_lat, home_lng, site_lat, site_lng, window_start: _start, window_end: _end, ...pro }: Row) {
  const site = { lat: site_lat, lng: site_lng }
  return { ...pro, distance_km: kmBetween({ lat: home_lat, lng: home_lng }, site) }
}

function windowOf(row: Row | undefined): WindowToFill {
  if (row === undefined || row.window_start === null || row.window_end === null) return null
  return { start_iso: row.window_start, end_iso: row.window_end }
}
