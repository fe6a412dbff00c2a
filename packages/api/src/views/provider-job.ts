import { z } from 'zod'
import {
  assignmentState,
  blocker,
  cents,
  currency,
  flagBadge,
  instant,
  jobStatus,
  payoutStatus,
  timeWindow,
} from './words.ts'

/** A line of work as the person who does it sees it: no prices. */
export const workLine = z.object({ service_name: z.string(), quantity: z.int(), details: z.array(z.string()) })

/** What to put in the van. */
export const bringItem = z.object({ name: z.string(), quantity: z.int(), state: z.string() })

/**
 * A provider's own assignment. Customer, address, phone and access notes are null unless the
 * assignment and its visit allow them (domain: `customerFactsFor`).
 */
export const providerJob = z.object({
  assignment_id: z.uuid(),
  assignment_version: z.int(),
  job_id: z.uuid(),
  job_number: z.string(),
  job_version: z.int(),
  state: assignmentState,
  role: z.enum(['lead', 'helper']),
  status: jobStatus,
  service_name: z.string(),
  lines: z.array(workLine),
  window: timeWindow.nullable(),
  time_zone: z.string(),
  area: z.object({ city: z.string().nullable(), state: z.string().nullable() }),
  customer: z.object({ first_name: z.string(), name: z.string() }).nullable(),
  address: z.string().nullable(),
  access_notes: z.string().nullable(),
  phone: z.string().nullable(),
  bring: z.array(bringItem),
  flags: z.array(flagBadge),
  install: z.object({
    wire_management_required: z.string().nullable(),
    wall_type: z.string().nullable(),
    mounting_surface_notes: z.string().nullable(),
    special_constraints: z.array(z.string()),
  }),
  notes_from_customer: z.string().nullable(),
  /** What the customer wants put right, while it is being put right. */
  dispute_reason: z.string().nullable(),
  payout_estimate_cents: cents.nullable(),
  /** Their own payout, once it exists. */
  payout: z.object({ status: payoutStatus, amount_cents: cents }).nullable(),
  /** Whom to call about the job. */
  branch: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  currency,
  duration_minutes: z.int(),
  actions: z.object({
    accept: z.array(blocker).optional(),
    reject: z.array(blocker).optional(),
    start: z.array(blocker).optional(),
    complete: z.array(blocker).optional(),
  }),
  offered_at: instant.nullable(),
  accepted_at: instant.nullable(),
  started_at: instant.nullable(),
  completed_at: instant.nullable(),
})
export type ProviderJob = z.infer<typeof providerJob>

export const providerJobList = z.object({ jobs: z.array(providerJob) })
export const providerJobAnswer = z.object({ job: providerJob })

/** After a provider's own action: their assignment and the job, as they may see them. */
export const providerActionAnswer = z.object({
  assignment: z.object({
    assignment_id: z.uuid(),
    job_id: z.uuid(),
    state: assignmentState,
    version: z.int(),
  }),
  job: z.object({ job_id: z.uuid(), job_number: z.string(), status: jobStatus, version: z.int() }),
})
