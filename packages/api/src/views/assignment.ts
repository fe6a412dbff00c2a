import { z } from 'zod'
import { assignmentState, cents, instant, payoutStatus } from './words.ts'

/** An assignment as dispatch sees it. */
export const assignmentView = z.object({
  assignment_id: z.uuid(),
  job_id: z.uuid(),
  pro_id: z.string(),
  pro_name: z.string(),
  role: z.enum(['lead', 'helper']),
  state: assignmentState,
  window_start: instant.nullable(),
  window_end: instant.nullable(),
  payout_status: payoutStatus,
  payout_estimate_cents: cents.nullable(),
  offered_at: instant.nullable(),
  accepted_at: instant.nullable(),
  rejected_at: instant.nullable(),
  reject_reason: z.string().nullable(),
  started_at: instant.nullable(),
  provider_completed_at: instant.nullable(),
  customer_verified_at: instant.nullable(),
  payout_eligible_at: instant.nullable(),
  offer_rank_reason: z.string().nullable(),
  version: z.int(),
})
export type AssignmentView = z.infer<typeof assignmentView>
