import { and, eq, inArray, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { messageLog } from '../schema/message-log.ts'
import type { MessageRow, NewMessageRow } from '../schema/message-log.ts'

/** Writes down a message that should be sent; null when one with the same dedupe key was planned before. */
export async function planMessage(
  tx: Tx,
  message: Omit<NewMessageRow, 'message_id' | 'state' | 'claim_token' | 'claimed_at' | 'created_at'>,
  now: string,
): Promise<MessageRow | null> {
  const [row] = await tx
    .insert(messageLog)
    .values({ ...message, created_at: now })
    .onConflictDoNothing({ target: messageLog.dedupe_key })
    .returning()
  return row ?? null
}

/**
 * Takes a message to send it. Null when it is finished, or another worker's claim on it is younger than
 * `leaseSeconds`. Whoever claims later with a new token fences this one off.
 */
export async function claimMessage(
  tx: Tx,
  messageId: string,
  claimToken: string,
  leaseSeconds: number,
): Promise<MessageRow | null> {
  const [row] = await tx
    .update(messageLog)
    .set({ state: 'claimed', claim_token: claimToken, claimed_at: sql`now()` })
    .where(
      and(
        eq(messageLog.message_id, messageId),
        or(
          inArray(messageLog.state, ['planned', 'failed']),
          and(
            eq(messageLog.state, 'claimed'),
            lt(messageLog.claimed_at, sql`now() - ${leaseSeconds}::int * interval '1 second'`),
          ),
        ),
      ),
    )
    .returning()
  return row ?? null
}

/** Records how the sending ended, while the claim stands. False when it was fenced off by a later claim. */
export async function finishMessage(
  tx: Tx,
  messageId: string,
  claimToken: string,
  end: {
    state: 'sent' | 'delivered' | 'failed' | 'skipped' | 'dead'
    channel?: 'sms' | 'email' | 'log'
    provider_ref?: string | null
    to_masked?: string | null
    error?: string | null
  },
  now: string,
): Promise<boolean> {
  const rows = await tx
    .update(messageLog)
    .set({ ...end, finished_at: now })
    .where(
      and(
        eq(messageLog.message_id, messageId),
        eq(messageLog.claim_token, claimToken),
        eq(messageLog.state, 'claimed'),
      ),
    )
    .returning({ message_id: messageLog.message_id })
  return rows.length === 1
}
