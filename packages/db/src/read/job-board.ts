import type { AssignmentState, EquipmentLane, JobStatus, OrderStage, PainFlagType, Severity } from '@h2s/domain'
import type { Db } from '../client.ts'
import type { CardFlag } from '../schema/jobs.ts'
import { isRowId } from '../store/ids.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { jobCounts } from './job-counts.ts'
import type { JobCounts } from './job-counts.ts'
import { once, statement } from './statement.ts'

export type JobCard = {
  job_id: string
  job_number: string
  status: JobStatus
  version: number
  customer_name: string
  service_name: string
  service_city: string | null
  service_state: string | null
  start_iso: string | null
  end_iso: string | null
  time_zone: string
  assigned_pro_id: string | null
  assigned_pro_name: string | null
  assignment_state: AssignmentState | null
  lane: EquipmentLane | null
  order_required: boolean
  order_stage: OrderStage
  flags: CardFlag[]
  paid_cents: number
  currency: string
  created_at: string
  updated_at: string
  proposed_window: { start_iso: string; end_iso: string } | null
}

type OneOrMany<T> = T | readonly T[]

export const jobSorts = ['newest', 'visit'] as const
export type JobSort = (typeof jobSorts)[number]

export type BoardFilter = {
  status?: OneOrMany<JobStatus> | undefined
  /** Jobs with an open flag of this type, or of this severity. */
  flag?: OneOrMany<PainFlagType> | undefined
  severity?: OneOrMany<Severity> | undefined
  lane?: OneOrMany<EquipmentLane> | undefined
  order_stage?: OneOrMany<OrderStage> | undefined
  /** A provider with a live assignment, or `none` for jobs without a lead. */
  pro_id?: string | undefined
  /** Visits that start in [from, to). */
  from?: string | undefined
  to?: string | undefined
  /** Any part of number, name, email, phone, service, street, city or ZIP; one or two letters: the beginning of a name. */
  q?: string | undefined
  /** By when the job was made, latest first (the default); or by its visit, soonest first, those without one last. */
  sort?: JobSort | undefined
  /** Where the page before ended, by the same sort. */
  cursor?: string | null | undefined
  /** 1 to 100; 50 when left out. */
  limit?: number | undefined
}

export type JobBoardPage = { jobs: JobCard[]; next_cursor: string | null; counts: JobCounts }

/** What a page is sorted by, how a row comes after another, and where a row stands. */
const orders = {
  newest: { key: 'job.created_at', way: 'desc', after: '<', at: (card: JobCard) => card.created_at },
  // Jobs without a visit stand behind the last day there is.
  visit: {
    key: `coalesce(job.start_iso, '9999-12-31T00:00:00Z'::timestamptz)`,
    way: 'asc',
    after: '>',
    at: (card: JobCard) => card.start_iso ?? '9999-12-31T00:00:00.000Z',
  },
} as const

/** A page of the board, with how many jobs stand where on the whole board. Throws INVALID on a foreign cursor. */
export async function jobBoard(db: Db, filter: BoardFilter = {}): Promise<JobBoardPage> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 100)
  const [cards, counts] = await Promise.all([page(db, filter, limit + 1), jobCounts(db)])
  const jobs = cards.slice(0, limit)
  const last = cards.length > limit ? jobs.at(-1) : undefined
  const { at } = orders[filter.sort ?? 'newest']
  return { jobs, next_cursor: last ? writeCursor({ at: at(last), id: last.job_id }) : null, counts }
}

function page(db: Db, filter: BoardFilter, rows: number): Promise<JobCard[]> {
  const { conditions, values, shape } = narrowed(filter)
  values.push(rows)
  const sort = filter.sort ?? 'newest'
  const text = cardQuery(conditions, sort, values.length)
  // A search depends on what is searched for; every other shape is worth a plan of its own.
  return shape.includes('q')
    ? once<JobCard>(db, text, values)
    : statement<JobCard>(`board:${sort}:${shape}`, text)(db, values)
}

type Narrowed = { conditions: string[]; values: unknown[]; shape: string }

function narrowed(filter: BoardFilter): Narrowed {
  const conditions: string[] = []
  const values: unknown[] = []
  const shape: string[] = []
  const narrow = (name: string, condition: (place: string) => string, ...given: unknown[]) => {
    conditions.push(condition(`$${values.length + 1}`).replaceAll('$next', `$${values.length + 2}`))
    values.push(...given)
    shape.push(name)
  }
  const oneOf = (name: string, column: string, wanted: OneOrMany<string> | undefined) => {
    if (wanted === undefined) return
    // One value keeps the index's order; several cannot.
    if (typeof wanted === 'string') narrow(name, (at) => `${column} = ${at}`, wanted)
    else narrow(`${name}s`, (at) => `${column} = any(${at}::text[])`, wanted)
  }
  const hasFlag = (key: 'flag' | 'severity', wanted: OneOrMany<string> | undefined) => {
    if (wanted === undefined) return
    const patterns = [wanted].flat().map((value) => JSON.stringify([{ [key]: value }]))
    narrow(key, (at) => `job.flags_open > 0 and job.open_flags @> any(${at}::jsonb[])`, patterns)
  }
  oneOf('status', 'job.status', filter.status)
  oneOf('lane', 'job.lane', filter.lane)
  oneOf('stage', 'job.order_stage', filter.order_stage)
  hasFlag('flag', filter.flag)
  if (filter.severity === 'CRITICAL') narrow('critical', () => `job.flags_open > 0 and job.flags_worst = 'CRITICAL'`)
  else hasFlag('severity', filter.severity)
  if (filter.pro_id === 'none')
    narrow(
      'nobody',
      () => `not job.has_lead and job.status in ('pending', 'pending_scheduling', 'accepted', 'scheduled')`,
    )
  else if (filter.pro_id !== undefined) {
    const proId = isRowId(filter.pro_id) ? filter.pro_id : null
    narrow(
      'pro',
      (at) =>
        `job.job_id in (select a.job_id from h2s_dispatch_job_assignments a where a.pro_id = ${at}::uuid and a.state in ${live})`,
      proId,
    )
  }
  if (filter.from !== undefined) narrow('from', (at) => `job.start_iso >= ${at}::timestamptz`, filter.from)
  if (filter.to !== undefined) narrow('to', (at) => `job.start_iso < ${at}::timestamptz`, filter.to)
  const sought = filter.q?.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const dialled = sought === undefined ? null : phoneDigits(sought)
  if (sought && sought.length < 3) narrow('q', (at) => `lower(job.customer_name) like ${at}`, `${likeLiteral(sought)}%`)
  else if (sought && dialled !== null && dialled !== sought)
    narrow(
      'q',
      (at) => `(job.search_text like ${at} or job.search_text like $next)`,
      `%${likeLiteral(sought)}%`,
      `%${dialled}%`,
    )
  else if (sought) narrow('q', (at) => `job.search_text like ${at}`, `%${likeLiteral(sought)}%`)
  if (filter.cursor) {
    const place = readCursor(filter.cursor)
    const { key, after } = orders[filter.sort ?? 'newest']
    narrow('after', (at) => `(${key}, job.job_id) ${after} (${at}::timestamptz, $next::uuid)`, place.at, place.id)
  }
  return { conditions, values, shape: shape.join('+') }
}

const live = `('offered', 'accepted', 'en_route', 'working', 'done')`
/** The digits of what is written like a phone number, as they are stored; null for anything else. */
function phoneDigits(text: string): string | null {
  const digits = text.replaceAll(/\D/g, '')
  return digits.length >= 4 && /^[\d\s()+./-]+$/.test(text) ? digits : null
}

const likeLiteral = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

const cardQuery = (conditions: readonly string[], sort: JobSort, limitAt: number) => {
  const { key, way } = orders[sort]
  const order = `order by ${key} ${way}, job.job_id ${way}`
  return `
  select job.job_id, job.job_number, job.status, job.version, job.customer_name, job.service_name, job.service_city,
    job.service_state, h2s_iso(job.start_iso) as start_iso, h2s_iso(job.end_iso) as end_iso, job.time_zone,
    lead.pro_id as assigned_pro_id, pro.name as assigned_pro_name, lead.state as assignment_state,
    job.lane, job.order_required, job.order_stage, job.open_flags as flags, job.paid_cents, job.currency,
    h2s_iso(job.created_at) as created_at, h2s_iso(job.updated_at) as updated_at,
    (select proposal.windows -> 0 from h2s_schedule_proposals proposal
      where proposal.job_id = job.job_id and proposal.state = 'open' order by proposal.created_at desc limit 1) as proposed_window
  from (
    select * from h2s_dispatch_jobs job ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
    ${order} limit $${limitAt}
  ) job
  left join h2s_dispatch_job_assignments lead on lead.job_id = job.job_id and lead.role = 'lead' and lead.state in ${live}
  left join h2s_dispatch_pros pro on pro.pro_id = lead.pro_id
  ${order}`
}
