import { z } from 'zod'
import { amountLine, blocker, cents, currency, instant, payoutStatus } from './words.ts'

/**
 * One payout in the review list, with its evidence, what would refuse its approval (`blockers`), and what would refuse
 * another amount, its rejection or its release from a hold (`actions`; the reason is the form's to ask).
 */
export const payoutRow = z.object({
  payout_id: z.uuid(),
  job_id: z.uuid(),
  job_number: z.string(),
  pro_id: z.string(),
  pro_name: z.string(),
  amount_cents: cents,
  currency,
  lines: z.array(amountLine),
  status: payoutStatus,
  service_name: z.string(),
  customer_name: z.string(),
  completed_at: instant.nullable(),
  verified_at: instant.nullable(),
  created_at: instant,
  approved_at: instant.nullable(),
  approved_by_name: z.string().nullable(),
  version: z.int(),
  blockers: z.array(blocker),
  actions: z.object({ amend: z.array(blocker), reject: z.array(blocker), release: z.array(blocker) }),
  evidence: z.record(z.string(), z.unknown()),
})
export type PayoutRow = z.infer<typeof payoutRow>

export const payoutPage = z.object({ payouts: z.array(payoutRow), next_cursor: z.string().nullable() })

/** A payout inside a job. */
export const jobPayout = payoutRow
  .pick({
    payout_id: true,
    pro_id: true,
    amount_cents: true,
    currency: true,
    lines: true,
    status: true,
    created_at: true,
    approved_at: true,
    version: true,
  })
  .extend({ kind: z.string() })
