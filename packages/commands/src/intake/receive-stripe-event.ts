import { insertInboxEvent } from '@h2s/db/store/inbox'
import type { Context } from '../context.ts'
import { transact } from '../transact.ts'
import { cleanDocument, cleanText } from './clean-text.ts'

/**
 * Takes in a verified event of Stripe, once per event id, and enqueues its handling in the same transaction.
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
  return transact(ctx, { action: 'receive_event', stream: 'intake:stripe' }, async (tx, now) => {
    const { fresh } = await insertInboxEvent(tx, incoming, now)
    return { fresh }
  })
}
