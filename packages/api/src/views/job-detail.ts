import { JobMetadataV2, OrderPlanSchema } from '@h2s/domain/job'
import { z } from 'zod'
import { assignmentView } from './assignment.ts'
import { auditEntry } from './audit-entry.ts'
import { messageRow } from './message.ts'
import { paymentView } from './payment.ts'
import { jobPayout } from './payout.ts'
import { blocker, cents, currency, instant, jobAction, jobStatus, timeWindow } from './words.ts'

/** Seed A's order plan in metadata version 2: `unit_cost` and `total_cost_estimate` are cents. */
export const orderPlan = OrderPlanSchema

/** The metadata document, version 2, with `audit_log` served from the audit table for readers of the old shape. */
export const jobMetadata = JobMetadataV2.extend({ audit_log: z.array(auditEntry) })

export const jobLine = z.object({
  line_id: z.uuid(),
  service_id: z.string().nullable(),
  service_name: z.string(),
  quantity: z.int(),
  unit_price_cents: cents.nullable(),
  kind: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  position: z.int(),
})

export const proposalView = z.object({
  proposal_id: z.uuid(),
  proposed_by: z.enum(['customer', 'provider', 'dispatcher']),
  windows: z.array(timeWindow),
  note: z.string().nullable(),
  state: z.enum(['open', 'countered', 'accepted', 'declined', 'expired', 'withdrawn']),
  created_at: instant,
  version: z.int(),
})

/** Everything the dispatcher's drawer shows: seed A's job fields first, then what hangs on the job. */
export const jobDetail = z.object({
  job_id: z.uuid(),
  job_number: z.string(),
  version: z.int(),
  status: jobStatus,
  customer_name: z.string(),
  customer_email: z.string().nullable(),
  customer_phone: z.string().nullable(),
  service_id: z.string().nullable(),
  service_name: z.string(),
  service_address: z.string().nullable(),
  service_city: z.string().nullable(),
  service_state: z.string().nullable(),
  service_zip: z.string().nullable(),
  assigned_pro_id: z.string().nullable(),
  assigned_pro_name: z.string().nullable(),
  start_iso: instant.nullable(),
  end_iso: instant.nullable(),
  time_zone: z.string(),
  notes_from_customer: z.string().nullable(),
  resources_needed: z.string().nullable(),
  variant_code: z.string().nullable(),
  geo_lat: z.string().nullable(),
  geo_lng: z.string().nullable(),
  metadata: jobMetadata,
  created_at: instant,
  updated_at: instant,
  completed_at: instant.nullable(),
  verified_at: instant.nullable(),
  disputed_at: instant.nullable(),
  dispute_reason: z.string().nullable(),
  cancelled_at: instant.nullable(),
  cancel_reason: z.string().nullable(),
  origin: z.string(),
  order_id: z.string().nullable(),
  branch_id: z.string().nullable(),
  reschedule_count: z.int(),
  quoted_cents: cents.nullable(),
  paid_cents: cents,
  currency,
  customer: z
    .object({ customer_id: z.uuid(), name: z.string(), email: z.string().nullable(), phone: z.string().nullable() })
    .nullable(),
  lines: z.array(jobLine),
  assignment: assignmentView.nullable(),
  assignments: z.array(assignmentView),
  payment: paymentView.nullable(),
  payouts: z.array(jobPayout),
  /** Per possible next status: what refuses it. An empty list is a free way. */
  blockers: z.partialRecord(jobStatus, z.array(blocker)),
  /** Per action, for whoever asks: what refuses it. A missing action is not theirs. */
  actions: z.partialRecord(jobAction, z.array(blocker)),
  proposals: z.array(proposalView),
  messages: z.array(messageRow),
  /** How what was paid comes about; null where what was bought has no price. `matches`: it adds up by the catalogue. */
  charges: z
    .object({
      due_cents: cents,
      discount_cents: cents,
      tax_cents: cents,
      surcharges: z.array(z.object({ code: z.string(), label: z.string(), amount_cents: cents })),
      matches: z.boolean(),
    })
    .nullable(),
  expected: z.object({ duration_minutes: z.int(), crew: z.int(), price_cents: cents.nullable() }),
})
export type JobDetail = z.infer<typeof jobDetail>
export const jobAnswer = z.object({ job: jobDetail })
