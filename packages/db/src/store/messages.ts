import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { AnyColumn } from 'drizzle-orm'
import { sendInTx } from '../boss.ts'
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
 * Takes a message to send it as `tried` says. Null when it is finished, or another worker's claim on it is younger than
 * `leaseSeconds`. Whoever claims later with a new token fences this one off.
 */
export async function claimMessage(
  tx: Tx,
  messageId: string,
  claimToken: string,
  leaseSeconds: number,
  tried: Partial<Pick<MessageRow, 'channel' | 'to_masked' | 'subject' | 'body'>> = {},
): Promise<MessageRow | null> {
  const [row] = await tx
    .update(messageLog)
    .set({ ...tried, state: 'claimed', claim_token: claimToken, claimed_at: sql`now()` })
    .where(
      and(
        eq(messageLog.message_id, messageId),
        or(
          inArray(messageLog.state, ['planned', 'failed']),
          and(eq(messageLog.state, 'claimed'), hasLapsed(messageLog.claimed_at, leaseSeconds)),
        ),
      ),
    )
    .returning()
  return row ?? null
}

const hasLapsed = (since: AnyColumn, seconds: number) => lt(since, sql`now() - ${seconds}::int * interval '1 second'`)

/**
 * Sends tasks once more for messages that nothing works on: a claim older than `leaseSeconds`, or one that was planned
 * as long ago, without a task. Returns how many.
 */
export async function reenqueueAbandonedMessages(tx: Tx, leaseSeconds: number): Promise<number> {
  const rows = await tx
    .select({ message_id: messageLog.message_id })
    .from(messageLog)
    .where(
      and(
        inArray(messageLog.state, ['planned', 'claimed']),
        hasLapsed(messageLog.created_at, leaseSeconds),
        or(isNull(messageLog.claimed_at), hasLapsed(messageLog.claimed_at, leaseSeconds)),
        sql`not exists (select 1 from pgboss.job task where task.name = 'notify'
          and task.state < 'completed' and task.data->>'message_id' = ${messageLog.message_id}::text)`,
      ),
    )
    .limit(500)
    .for('update', { skipLocked: true })
  await sendInTx(
    tx,
    rows.map(({ message_id }) => ({ queue: 'notify', data: { message_id } })),
  )
  return rows.length
}

/** Records how the sending ended, while the claim stands. False when it was fenced off by a later claim. */
export async function finishMessage(
  tx: Tx,
  messageId: string,
  claimToken: string,
  end: {
    state: 'sent' | 'delivered' | 'failed' | 'skipped' | 'dead'
    provider_ref?: string | null
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
