import type {
  AssignmentState,
  JobStatus,
  PaymentPlan,
  PaymentState,
  PayoutKind,
  PayoutStatus,
  Proposer,
  ProposalState,
} from '@h2s/domain'
import type { PayoutLine } from '../schema/payouts.ts'
import type { ProposedWindow } from '../schema/schedule-proposals.ts'
import type { Channel, JobOrigin, LineKind, MessageState, RecipientKind, Seat } from '../schema/words.ts'

// What hangs on a job, as JSON that SQL has put together: each type stands beside the SQL that makes it.

/** A job's own columns: seed A's fields and what we added. `metadata` is the stored document, as it is. */
export type JobFields = {
  job_id: string
  job_number: string
  version: number
  status: JobStatus
  customer_id: string | null
  customer_name: string
  customer_email: string | null
  customer_phone: string | null
  service_id: string | null
  service_name: string
  service_address: string | null
  service_city: string | null
  service_state: string | null
  service_zip: string | null
  geo_lat: string | null
  geo_lng: string | null
  time_zone: string
  branch_id: string | null
  start_iso: string | null
  end_iso: string | null
  notes_from_customer: string | null
  resources_needed: string | null
  variant_code: string | null
  order_id: string | null
  origin: JobOrigin
  source_ref: string | null
  quoted_cents: number | null
  paid_cents: number
  currency: string
  reschedule_count: number
  metadata: unknown
  completed_at: string | null
  verified_at: string | null
  verified_by: string | null
  disputed_at: string | null
  dispute_reason: string | null
  cancelled_at: string | null
  cancel_reason: string | null
  created_at: string
  updated_at: string
}

export const jobFields = `job.job_id, job.job_number, job.version, job.status, job.customer_id, job.customer_name,
  job.customer_email, job.customer_phone, job.service_id, job.service_name, job.service_address, job.service_city,
  job.service_state, job.service_zip, job.geo_lat::text, job.geo_lng::text, job.time_zone, job.branch_id,
  h2s_iso(job.start_iso) as start_iso, h2s_iso(job.end_iso) as end_iso, job.notes_from_customer, job.resources_needed,
  job.variant_code, job.order_id, job.origin, job.source_ref, job.quoted_cents, job.paid_cents, job.currency,
  job.reschedule_count, job.metadata, h2s_iso(job.completed_at) as completed_at, h2s_iso(job.verified_at) as verified_at,
  job.verified_by, h2s_iso(job.disputed_at) as disputed_at, job.dispute_reason, h2s_iso(job.cancelled_at) as cancelled_at,
  job.cancel_reason, h2s_iso(job.created_at) as created_at, h2s_iso(job.updated_at) as updated_at`

export type LinePart = {
  line_id: string
  service_id: string | null
  service_name: string
  quantity: number
  unit_price_cents: number | null
  kind: LineKind
  metadata: Record<string, unknown>
  position: number
}

export const linesOfJob = `coalesce((select jsonb_agg(jsonb_build_object('line_id', line.line_id, 'service_id', line.service_id,
    'service_name', line.service_name, 'quantity', line.quantity, 'unit_price_cents', line.unit_price_cents,
    'kind', line.kind, 'metadata', line.metadata, 'position', line.position) order by line.position)
  from h2s_dispatch_job_lines line where line.job_id = job.job_id), '[]'::jsonb) as lines`

export type AssignmentPart = {
  assignment_id: string
  job_id: string
  pro_id: string
  pro_name: string
  role: Seat
  state: AssignmentState
  window_start: string | null
  window_end: string | null
  payout_status: PayoutStatus
  payout_estimate_cents: number | null
  offered_at: string
  accepted_at: string | null
  rejected_at: string | null
  reject_reason: string | null
  started_at: string | null
  provider_completed_at: string | null
  customer_verified_at: string | null
  payout_eligible_at: string | null
  offer_rank_reason: string | null
  version: number
}

export const assignmentObject = `jsonb_build_object('assignment_id', seat.assignment_id, 'job_id', seat.job_id, 'pro_id', seat.pro_id,
    'pro_name', pro.name, 'role', seat.role, 'state', seat.state, 'window_start', h2s_iso(seat.window_start),
    'window_end', h2s_iso(seat.window_end), 'payout_status', seat.payout_status,
    'payout_estimate_cents', seat.payout_estimate_cents, 'offered_at', h2s_iso(seat.offered_at),
    'accepted_at', h2s_iso(seat.accepted_at), 'rejected_at', h2s_iso(seat.rejected_at), 'reject_reason', seat.reject_reason,
    'started_at', h2s_iso(seat.started_at), 'provider_completed_at', h2s_iso(seat.provider_completed_at),
    'customer_verified_at', h2s_iso(seat.customer_verified_at), 'payout_eligible_at', h2s_iso(seat.payout_eligible_at),
    'offer_rank_reason', seat.offer_rank_reason, 'version', seat.version)`

/** Every assignment, ended ones too, oldest offer first. */
export const assignmentsOfJob = `coalesce((select jsonb_agg(${assignmentObject} order by seat.offered_at, seat.assignment_id)
  from h2s_dispatch_job_assignments seat join h2s_dispatch_pros pro on pro.pro_id = seat.pro_id
  where seat.job_id = job.job_id), '[]'::jsonb) as assignments`

export type PaymentPart = {
  payment_id: string
  plan: PaymentPlan
  state: PaymentState
  amount_cents: number
  captured_cents: number
  refunded_cents: number
  currency: string
  authorized_until: string | null
  created_at: string
  version: number
}

export const paymentsOfJob = `coalesce((select jsonb_agg(jsonb_build_object('payment_id', payment.payment_id, 'plan', payment.plan,
    'state', payment.state, 'amount_cents', payment.amount_cents, 'captured_cents', payment.captured_cents,
    'refunded_cents', payment.refunded_cents, 'currency', payment.currency,
    'authorized_until', h2s_iso(payment.authorized_until), 'created_at', h2s_iso(payment.created_at),
    'version', payment.version) order by payment.created_at)
  from h2s_payments payment where payment.job_id = job.job_id), '[]'::jsonb) as payments`

export type PayoutPart = {
  payout_id: string
  pro_id: string
  kind: PayoutKind
  amount_cents: number
  currency: string
  lines: PayoutLine[]
  status: PayoutStatus
  created_at: string
  approved_at: string | null
  version: number
}

export const payoutsOfJob = `coalesce((select jsonb_agg(jsonb_build_object('payout_id', payout.payout_id, 'pro_id', payout.pro_id,
    'kind', payout.kind, 'amount_cents', payout.amount_cents, 'currency', payout.currency, 'lines', payout.lines,
    'status', payout.status, 'created_at', h2s_iso(payout.created_at), 'approved_at', h2s_iso(payout.approved_at),
    'version', payout.version) order by payout.created_at)
  from h2s_payouts_ledger payout where payout.job_id = job.job_id), '[]'::jsonb) as payouts`

export type ProposalPart = {
  proposal_id: string
  proposed_by: Proposer
  windows: ProposedWindow[]
  note: string | null
  state: ProposalState
  created_at: string
  version: number
}

export const proposalsOfJob = `coalesce((select jsonb_agg(jsonb_build_object('proposal_id', proposal.proposal_id,
    'proposed_by', proposal.proposed_by, 'windows', proposal.windows, 'note', proposal.note, 'state', proposal.state,
    'created_at', h2s_iso(proposal.created_at), 'version', proposal.version) order by proposal.created_at)
  from h2s_schedule_proposals proposal where proposal.job_id = job.job_id), '[]'::jsonb) as proposals`

export type MessagePart = {
  message_id: string
  job_id: string | null
  recipient_kind: RecipientKind
  channel: Channel
  template: string
  to_masked: string | null
  subject: string | null
  body: string
  state: MessageState
  error: string | null
  created_at: string
}

export const messageFields = `message.message_id, message.job_id, message.recipient_kind, message.channel, message.template,
  message.to_masked, message.subject, message.body, message.state, message.error, h2s_iso(message.created_at) as created_at`

export type AuditPart = {
  timestamp: string
  user_id: string
  user_name: string
  action: string
  field: string | null
  old_value: unknown
  new_value: unknown
  notes: string | null
  seq: number
  hash: string
}

export const auditFields = `h2s_iso(entry.at) as "timestamp", entry.actor_id as user_id, entry.actor_name as user_name, entry.action,
  entry.field, entry.old_value, entry.new_value, entry.notes, entry.seq, entry.hash`

export type BranchPart = { branch_id: string; name: string; phone: string | null }

export const branchOfJob = `(select jsonb_build_object('branch_id', branch.branch_id, 'name', branch.name, 'phone', branch.phone)
  from h2s_branches branch where branch.branch_id = job.branch_id) as branch`

/** Sums that rules ask for, from the parts of a job. */
export function jobSums(parts: { assignments: AssignmentPart[]; payments: PaymentPart[] }) {
  const seats = parts.assignments.filter((seat) => isLive(seat.state))
  const lead = seats.find((seat) => seat.role === 'lead')
  return {
    assigned_pro_id: lead?.pro_id ?? null,
    assigned_pro_name: lead?.pro_name ?? null,
    accepted_seats: seats.filter((seat) => seat.state !== 'offered').length,
    assignment: lead ?? null,
    payment: parts.payments.at(-1) ?? null,
    paid_total_cents: parts.payments.reduce((sum, payment) => sum + payment.captured_cents, 0) || null,
  }
}

const isLive = (state: AssignmentState) =>
  state === 'offered' || state === 'accepted' || state === 'en_route' || state === 'working' || state === 'done'
