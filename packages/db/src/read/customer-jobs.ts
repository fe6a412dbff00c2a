import type { Db } from '../client.ts'
import { isRowId } from '../store/ids.ts'
import {
  assignmentsOfJob,
  branchOfJob,
  jobFields,
  jobSums,
  linesOfJob,
  paymentsOfJob,
  payoutsOfJob,
  proposalsOfJob,
} from './job-parts.ts'
import type {
  AssignmentPart,
  BranchPart,
  JobFields,
  LinePart,
  PaymentPart,
  PayoutPart,
  ProposalPart,
} from './job-parts.ts'
import { statement } from './statement.ts'

type Row = JobFields & {
  branch: BranchPart | null
  lines: LinePart[]
  assignments: AssignmentPart[]
  payments: PaymentPart[]
  payouts: PayoutPart[]
  proposals: ProposalPart[]
}

/** A customer's job with the facts that its page and its rules need. */
export type CustomerJobFacts = Row & ReturnType<typeof jobSums>

const query = (condition: string) => `
  select ${jobFields}, ${branchOfJob}, ${linesOfJob}, ${assignmentsOfJob}, ${paymentsOfJob}, ${payoutsOfJob}, ${proposalsOfJob}
  from h2s_dispatch_jobs job where ${condition}`

const listed = statement<Row>(
  'customer-jobs',
  `${query('job.customer_id = $1')} order by coalesce(job.start_iso, job.created_at) desc limit 200`,
)
const owned = statement<Row>('customer-job', query('job.customer_id = $1 and job.job_id = $2'))
const linked = statement<Row>('linked-job', query('job.job_id = $1'))

/** A customer's own jobs, latest visit first. */
export async function customerJobs(db: Db, customerId: string): Promise<CustomerJobFacts[]> {
  return isRowId(customerId) ? (await listed(db, [customerId])).map(facts) : []
}

/** One of a customer's own jobs; null for a missing or foreign one alike. */
export async function customerJob(db: Db, customerId: string, jobId: string): Promise<CustomerJobFacts | null> {
  if (!isRowId(customerId) || !isRowId(jobId)) return null
  const [row] = await owned(db, [customerId, jobId])
  return row ? facts(row) : null
}

/** The job of a link, whose id the link itself vouches for. */
export async function linkedJob(db: Db, jobId: string): Promise<CustomerJobFacts | null> {
  if (!isRowId(jobId)) return null
  const [row] = await linked(db, [jobId])
  return row ? facts(row) : null
}

const facts = (row: Row): CustomerJobFacts => ({ ...row, ...jobSums(row) })
