import { processStripeEvent } from '@h2s/commands/intake/process-stripe-event'
import { z } from 'zod'
import { defineTask } from './task.ts'

/** A Stripe event that the server put into the inbox becomes what it means: a job, once per checkout. */
export const processWebhookTask = defineTask({
  queue: 'process-webhook',
  payload: z.strictObject({ inbox_id: z.uuid() }),
  concurrency: 8,
  part: 'intake',
  run: (ctx, { inbox_id }) => processStripeEvent(ctx, { inbox_id }),
})
