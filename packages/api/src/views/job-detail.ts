import { z } from 'zod'
import { assignmentView } from './assignment.ts'
import { auditEntry } from './audit-entry.ts'
import { messageRow } from './message.ts'
import { paymentView } from './payment.ts'
import { jobPayout } from './payout.ts'
import {
  blocker,
  cents,
  currency,
  instant,
  jobStatus,
  lane,
  orderStage,
  painFlagType,
  severity,
  timeWindow,
  wallType,
  wireManagement,
} from './words.ts'

/** One equipment line of the order plan. `unit_cost` is cents, as in seed A. */
export const orderPlanLine = z.looseObject({
  line_id: z.string(),
  sku: z.string(),
  name: z.string(),
  quantity: z.int(),
  unit_cost: cents,
  vendor: z.string(),
  reason: z.string(),
  fulfilment: z.enum(['purchase', 'stock']),
  state: z.string(),
})

/** Seed A's order plan with the version and line states of metadata version 2. `total_cost_estimate` is cents. */
export const orderPlan = z.looseObject({
  kit_type: z.string(),
  version: z.int(),
  components: z.array(orderPlanLine),
  total_cost_estimate: cents,
  currency: z.string(),
  vendor: z.string(),
  notes: z.string(),
  created_at: z.string(),
  created_by: z.string(),
})

/** A flag with its whole episode: open while `resolved_at` is missing. */
export const painFlag = z.looseObject({
  flag_id: z.string(),
  flag: painFlagType,
  severity,
  message: z.string(),
  origin: z.enum(['rule', 'manual']),
  added_at: z.string(),
  resolved_at: z.string().nullish(),
  resolved_by: z.string().nullish(),
  resolution_notes: z.string().nullish(),
  waived_until: z.string().nullish(),
  waived_by: z.string().nullish(),
  evidence: z.record(z.string(), z.unknown()).nullish(),
  clears_when: z.string().nullish(),
})

/** The metadata document, version 2, and `audit_log` served from the audit table for readers of the old shape. */
export const jobMetadata = z.looseObject({
  wire_management_required: wireManagement.nullish(),
  wall_type: wallType.nullish(),
  mounting_surface_notes: z.string().nullish(),
  special_constraints: z.array(z.string()).nullish(),
  customer_priority_notes: z.string().nullish(),
  equipment_lane: lane.nullish(),
  order_required: z.boolean().nullish(),
  order_stage: orderStage.nullish(),
  order_plan: orderPlan.nullish(),
  pain_flags: z.array(painFlag).nullish(),
  audit_log: z.array(auditEntry),
})

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
  actions: z.partialRecord(
    z.enum([
      'request_time',
      'accept',
      'schedule',
      'start',
      'complete',
      'settle',
      'cancel',
      'reject',
      'reschedule',
      'return_visit',
      'dispute',
      'verify',
      'dispatch',
      'generate_order_plan',
      'move_order_line',
      'update_install_details',
      'resolve_flag',
      'raise_flag',
      'approve_payout',
    ]),
    z.array(blocker),
  ),
  proposals: z.array(proposalView),
  messages: z.array(messageRow),
  expected: z.object({ duration_minutes: z.int(), crew: z.int(), price_cents: cents }),
})
export type JobDetail = z.infer<typeof jobDetail>
export const jobAnswer = z.object({ job: jobDetail })
