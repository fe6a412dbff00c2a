import { insertInboxEvent } from '@h2s/db/store/inbox'
import type { Context } from '../context.ts'
import { cleanDocument, cleanText } from './clean-text.ts'

/**
 * Takes in a verified event of Stripe, once per event id, and enqueues its handling in the same statement:
 * there is nothing to lock, to allow or to decide, so it needs no transaction around it.
 * `fresh` is false for an event that came before. Whoever calls has verified the signature.
 */
export async function receiveStripeEvent(
  ctx: Context,
  event: { id: string; type: string },
): Promise<{ fresh: boolean }> {
  const incoming = {
    provider: 'stripe',
    event_id: cleanText(event.id, 255) ?? 'without-id',
    type: cleanText(event.type, 255) ?? 'without-type',
    payload: cleanDocument(event),
  }
  const { fresh } = await insertInboxEvent(ctx.db, incoming, ctx.now())
  return { fresh }
}
