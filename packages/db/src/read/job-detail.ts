import type { Db } from '../client.ts'
import { isRowId } from '../store/ids.ts'
import {
  assignmentsOfJob,
  auditFields,
  branchOfJob,
  jobFields,
  jobSums,
  linesOfJob,
  messageFields,
  paymentsOfJob,
  payoutsOfJob,
  proposalsOfJob,
} from './job-parts.ts'
import type {
  AssignmentPart,
  AuditPart,
  BranchPart,
  JobFields,
  LinePart,
  MessagePart,
  PaymentPart,
  PayoutPart,
  ProposalPart,
} from './job-parts.ts'
import { statement } from './statement.ts'

type DetailRow = JobFields & {
  customer: { customer_id: string; name: string; email: string | null; phone: string | null } | null
  branch: BranchPart | null
  lines: LinePart[]
  assignments: AssignmentPart[]
  payments: PaymentPart[]
  payouts: PayoutPart[]
  proposals: ProposalPart[]
  messages: MessagePart[]
  audit_log: AuditPart[]
}

/** A job with all that hangs on it, and the sums that rules ask for: fit to be passed to the domain as facts. */
export type JobDetail = DetailRow & ReturnType<typeof jobSums>

const detail = statement<DetailRow>(
  'job-detail',
  `select ${jobFields},
    (select jsonb_build_object('customer_id', customer.customer_id, 'name', customer.name, 'email', customer.email,
      'phone', customer.phone) from h2s_dispatch_customers customer where customer.customer_id = job.customer_id) as customer,
    ${branchOfJob}, ${linesOfJob}, ${assignmentsOfJob}, ${paymentsOfJob}, ${payoutsOfJob}, ${proposalsOfJob},
    coalesce((select jsonb_agg(to_jsonb(listed) order by listed.created_at desc) from (select ${messageFields}
      from h2s_message_log message where message.job_id = job.job_id order by message.created_at desc limit 50) listed), '[]'::jsonb) as messages,
    coalesce((select jsonb_agg(to_jsonb(listed) order by listed.seq) from (select ${auditFields}
      from h2s_audit_entries entry where entry.stream = 'job:' || job.job_id order by entry.seq desc limit 100) listed), '[]'::jsonb) as audit_log
  from h2s_dispatch_jobs job where job.job_id = $1`,
)

/** Null when there is no such job. `audit_log` holds the last 100 entries, oldest first. */
export async function jobDetail(db: Db, jobId: string): Promise<JobDetail | null> {
  if (!isRowId(jobId)) return null
  const [row] = await detail(db, [jobId])
  return row ? { ...row, ...jobSums(row) } : null
}
