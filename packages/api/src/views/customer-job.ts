import { z } from 'zod'
import { blocker, cents, currency, instant, jobStatus, lane, orderStage, timeWindow } from './words.ts'

export const timelineStep = z.object({
  at: instant.nullable(),
  label: z.string(),
  state: z.enum(['done', 'now', 'next']),
})

/** A customer's own job. */
export const customerJob = z.object({
  job_id: z.uuid(),
  job_number: z.string(),
  version: z.int(),
  status: jobStatus,
  stage_label: z.string(),
  service_name: z.string(),
  lines: z.array(
    z.object({
      service_name: z.string(),
      quantity: z.int(),
      details: z.array(z.string()),
      amount_cents: cents.nullable(),
    }),
  ),
  window: timeWindow.nullable(),
  time_zone: z.string(),
  address: z.string().nullable(),
  tech: z.object({ first_name: z.string() }).nullable(),
  timeline: z.array(timelineStep),
  equipment: z.object({ lane: lane.nullable(), stage: orderStage }).nullable(),
  paid_cents: cents,
  currency,
  /** What we still have to ask, in the customer's words. */
  questions: z.array(z.object({ key: z.string(), label: z.string(), why: z.string() })),
  actions: z.object({
    verify: z.array(blocker).optional(),
    dispute: z.array(blocker).optional(),
    cancel: z.array(blocker).optional(),
  }),
  verified_at: instant.nullable(),
  disputed_at: instant.nullable(),
  dispute_reason: z.string().nullable(),
  policy_text: z.string(),
  /** What cancelling costs at this moment, and until when; null once it is too late, or where nobody can say. */
  cancel_now: z.string().nullable(),
  /** Whom to call about the job. */
  branch: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  created_at: instant,
  completed_at: instant.nullable(),
})
export type CustomerJob = z.infer<typeof customerJob>

export const customerJobList = z.object({ jobs: z.array(customerJob) })
export const customerJobAnswer = z.object({ job: customerJob })
