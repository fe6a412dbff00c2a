import type { Db } from '../client.ts'
import { isRowId } from '../store/ids.ts'
import {
  assignmentObject,
  assignmentsOfJob,
  branchOfJob,
  jobFields,
  jobSums,
  linesOfJob,
  paymentsOfJob,
  payoutsOfJob,
} from './job-parts.ts'
import type { AssignmentPart, BranchPart, JobFields, LinePart, PaymentPart, PayoutPart } from './job-parts.ts'
import { statement } from './statement.ts'

type Row = JobFields & {
  own: AssignmentPart
  own_payout: PayoutPart | null
  branch: BranchPart | null
  lines: LinePart[]
  assignments: AssignmentPart[]
  payments: PaymentPart[]
  payouts: PayoutPart[]
}

/** A provider's assignment with the facts of its job. What of the customer may be shown is decided above. */
export type ProviderJobFacts = {
  assignment: AssignmentPart
  payout: PayoutPart | null
  branch: BranchPart | null
  job: ProviderJob
}
export type ProviderJob = Omit<Row, 'own' | 'own_payout' | 'branch'> & ReturnType<typeof jobSums>

const query = (condition: string) => `
  select ${jobFields}, ${assignmentObject} as own, ${branchOfJob}, ${linesOfJob}, ${assignmentsOfJob}, ${paymentsOfJob}, ${payoutsOfJob},
    (select jsonb_build_object('payout_id', payout.payout_id, 'pro_id', payout.pro_id, 'kind', payout.kind,
        'amount_cents', payout.amount_cents, 'currency', payout.currency, 'lines', payout.lines, 'status', payout.status,
        'created_at', h2s_iso(payout.created_at), 'approved_at', h2s_iso(payout.approved_at), 'version', payout.version)
      from h2s_payouts_ledger payout where payout.job_id = seat.job_id and payout.pro_id = seat.pro_id
      order by payout.created_at desc limit 1) as own_payout
  from h2s_dispatch_job_assignments seat
  join h2s_dispatch_jobs job on job.job_id = seat.job_id
  join h2s_dispatch_pros pro on pro.pro_id = seat.pro_id
  where seat.pro_id = $1 and ${condition}`

// Cancelled and refused work is over for a provider: it is neither open nor done.
const open = `seat.state in ('offered', 'accepted', 'en_route', 'working') and job.status <> 'cancelled'`
const done = `seat.state = 'done'`
const scopes = {
  open: statement<Row>(
    'provider-open',
    `${query(open)} order by coalesce(seat.window_start, job.start_iso) nulls last, seat.offered_at limit 200`,
  ),
  done: statement<Row>('provider-done', `${query(done)} order by seat.provider_completed_at desc limit 200`),
  all: statement<Row>(
    'provider-all',
    `${query(`(${open} or ${done})`)} order by (seat.state = 'done'), coalesce(seat.window_start, job.start_iso) nulls last limit 400`,
  ),
}
const one = statement<Row>(
  'provider-job',
  query(`seat.assignment_id = $2 and seat.state in ('offered', 'accepted', 'en_route', 'working', 'done')`),
)

/** A provider's own live assignments: open ones by visit time, done ones newest first. */
export async function providerJobs(
  db: Db,
  proId: string,
  scope: 'open' | 'done' | 'all' = 'open',
): Promise<ProviderJobFacts[]> {
  return isRowId(proId) ? (await scopes[scope](db, [proId])).map(facts) : []
}

/** One live assignment of this provider; null for a missing, ended or foreign one alike. */
export async function providerJob(db: Db, proId: string, assignmentId: string): Promise<ProviderJobFacts | null> {
  if (!isRowId(proId) || !isRowId(assignmentId)) return null
  const [row] = await one(db, [proId, assignmentId])
  return row ? facts(row) : null
}

const facts = ({ own, own_payout, branch, ...job }: Row): ProviderJobFacts => ({
  assignment: own,
  payout: own_payout,
  branch,
  job: { ...job, ...jobSums(job) },
})
