import { actorId, actorName } from '@h2s/domain/people'
import type { Actor } from '@h2s/domain/people'
import { sql } from 'drizzle-orm'
import { sendInTx } from './boss.ts'
import type { Task } from './boss.ts'
import type { Tx } from './client.ts'
import { liveChannel } from './live.ts'
import type { Notice } from './live.ts'
import { auditEntries } from './schema/audit-entries.ts'

export type AuditInput = {
  action: string
  field?: string
  old_value?: unknown
  new_value?: unknown
  notes?: string | null
}

export type Recording = {
  actor: Actor
  /** The history that the entries belong to: `job:<job_id>`, `payout:<payout_id>`, `user:<user_id>`. */
  stream: string
  entries: readonly AuditInput[]
  tasks?: readonly Task[]
  notices?: readonly Notice[]
  now: string
  correlation_id?: string | null
  on_behalf_of?: string | null
}

/** The last step of every write: history, follow-up tasks and live notice, in the transaction that made the change. */
export async function record(tx: Tx, recording: Recording): Promise<void> {
  await appendAudit(tx, recording)
  await sendInTx(tx, recording.tasks ?? [])
  await announce(tx, recording.notices ?? [])
}

async function appendAudit(tx: Tx, recording: Recording): Promise<void> {
  if (recording.entries.length === 0) return
  await tx.insert(auditEntries).values(
    recording.entries.map((entry) => ({
      stream: recording.stream,
      at: recording.now,
      actor_kind: recording.actor.kind,
      actor_id: actorId(recording.actor),
      actor_name: actorName(recording.actor),
      on_behalf_of: recording.on_behalf_of ?? null,
      action: entry.action,
      field: entry.field ?? null,
      old_value: entry.old_value ?? null,
      new_value: entry.new_value ?? null,
      notes: entry.notes ?? null,
      correlation_id: recording.correlation_id ?? null,
    })),
  )
}

async function announce(tx: Tx, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return
  const payloads = notices.map(({ topic, id, kind }) => ({ topic, id, kind }))
  await tx.execute(
    sql`select pg_notify(${liveChannel}, notice::text) from jsonb_array_elements(${JSON.stringify(payloads)}::jsonb) notice`,
  )
}
