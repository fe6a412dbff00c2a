import { z } from 'zod'
import {
  assignmentState,
  cents,
  currency,
  flagBadge,
  instant,
  jobStatus,
  lane,
  orderStage,
  timeWindow,
} from './words.ts'

/** One card on the dispatcher's board: only what the card shows. */
export const jobCard = z.object({
  job_id: z.uuid(),
  job_number: z.string(),
  status: jobStatus,
  version: z.int(),
  customer_name: z.string(),
  service_name: z.string(),
  service_city: z.string().nullable(),
  service_state: z.string().nullable(),
  start_iso: instant.nullable(),
  end_iso: instant.nullable(),
  time_zone: z.string(),
  assigned_pro_id: z.string().nullable(),
  assigned_pro_name: z.string().nullable(),
  assignment_state: assignmentState.nullable(),
  lane: lane.nullable(),
  order_required: z.boolean(),
  order_stage: orderStage,
  flags: z.array(flagBadge),
  paid_cents: cents,
  currency,
  created_at: instant,
  updated_at: instant,
  proposed_window: timeWindow.nullable(),
})
export type JobCard = z.infer<typeof jobCard>

/** How many jobs stand in each status, and how many need somebody. */
export const boardCounts = z.object({
  pending: z.int(),
  pending_scheduling: z.int(),
  accepted: z.int(),
  scheduled: z.int(),
  in_progress: z.int(),
  completed: z.int(),
  paid: z.int(),
  cancelled: z.int(),
  flagged: z.int(),
  critical: z.int(),
  unassigned: z.int(),
})

export const jobBoardPage = z.object({
  jobs: z.array(jobCard),
  next_cursor: z.string().nullable(),
  counts: boardCounts,
})
