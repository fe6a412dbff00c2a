import { z } from 'zod'
import { cents, currency, instant } from './words.ts'

/** The customer's money for one job. Stripe's own ids stay in the database. */
export const paymentView = z.object({
  payment_id: z.uuid(),
  plan: z.enum(['prepaid', 'authorize_then_capture']),
  state: z.string(),
  amount_cents: cents,
  captured_cents: cents,
  refunded_cents: cents,
  currency,
  created_at: instant,
  version: z.int(),
})
