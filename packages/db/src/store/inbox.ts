import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { sendInTx, sending } from '../boss.ts'
import type { Db, Tx } from '../client.ts'
import { statement } from '../read/statement.ts'
import { webhookInbox } from '../schema/webhook-inbox.ts'
import type { InboxRow } from '../schema/webhook-inbox.ts'
import type { InboxOutcome } from '../schema/words.ts'

type Incoming = { provider: string; event_id: string; type: string; payload: unknown }

const takeIn = statement<{ inbox_id: string | null }>(
  'inbox-event',
  `with event as (
      insert into h2s_webhook_inbox (provider, event_id, type, payload, received_at) values ($1, $2, $3, $4::jsonb, $5)
      on conflict (provider, event_id) do nothing
      returning inbox_id
    ), task as (
      select 'process-webhook' as queue, jsonb_build_object('inbox_id', inbox_id) as data,
        null::timestamptz as start_after, inbox_id::text as singleton_key
      from event
    ), ${sending}
    select (select inbox_id from event) as inbox_id, (select count(*) from woken) as woken`,
)

/**
 * Takes a verified event in and enqueues its handling, once per provider and event id: one statement, which is the
 * whole transaction. Stripe delivers in bursts and waits.
 * `fresh` is false for an event that came before: nothing was enqueued then.
 */
export async function insertInboxEvent(
  db: Db,
  { provider, event_id, type, payload }: Incoming,
  now: string,
): Promise<{ inbox_id: string | null; fresh: boolean }> {
  const [row] = await takeIn(db, [provider, event_id, type, JSON.stringify(payload), now])
  const inbox_id = row?.inbox_id ?? null
  return { inbox_id, fresh: inbox_id !== null }
}

/** The event to handle, locked; null when it is handled already or somebody is at it right now. */
export async function lockWaitingEvent(tx: Tx, inboxId: string): Promise<InboxRow | null> {
  const [row] = await tx
    .select()
    .from(webhookInbox)
    .where(and(eq(webhookInbox.inbox_id, inboxId), isNull(webhookInbox.processed_at)))
    .for('update', { skipLocked: true })
  return row ?? null
}

/** Ends an event. `why` is a sentence of ours on why nothing came of it; it stands where a failure would. */
export async function finishInboxEvent(
  tx: Tx,
  inboxId: string,
  outcome: Exclude<InboxOutcome, 'failed'>,
  now: string,
  why: string | null = null,
): Promise<void> {
  await tx
    .update(webhookInbox)
    .set({ processed_at: now, outcome, error: why, attempts: sql`${webhookInbox.attempts} + 1` })
    .where(eq(webhookInbox.inbox_id, inboxId))
}

/** Notes an attempt that failed; the event stays to be handled. `error` is a sentence of ours, never a payload. */
export async function noteInboxFailure(tx: Tx, inboxId: string, error: string): Promise<void> {
  await tx
    .update(webhookInbox)
    .set({ error, attempts: sql`${webhookInbox.attempts} + 1` })
    .where(and(eq(webhookInbox.inbox_id, inboxId), isNull(webhookInbox.processed_at)))
}

/** Sends events once more that still wait after `olderThanSeconds`. Returns how many. */
export async function reenqueueStaleInbox(tx: Tx, olderThanSeconds: number): Promise<number> {
  const rows = await tx
    .select({ inbox_id: webhookInbox.inbox_id })
    .from(webhookInbox)
    .where(
      and(
        isNull(webhookInbox.processed_at),
        lt(webhookInbox.received_at, sql`now() - ${olderThanSeconds}::int * interval '1 second'`),
        sql`not exists (select 1 from pgboss.job task where task.name = 'process-webhook'
          and task.state < 'completed' and task.data->>'inbox_id' = ${webhookInbox.inbox_id}::text)`,
      ),
    )
    .limit(500)
    .for('update', { skipLocked: true })
  await sendInTx(
    tx,
    rows.map(({ inbox_id }) => ({ queue: 'process-webhook', data: { inbox_id }, singleton_key: inbox_id })),
  )
  return rows.length
}
