import { eq } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { messageLog } from '../schema/message-log.ts'
import type { MessageRow } from '../schema/message-log.ts'
import { isRowId } from './ids.ts'

/** A message as it stands before somebody claims it, locked; null when there is none. */
export async function lockMessage(tx: Tx, messageId: string): Promise<MessageRow | null> {
  if (!isRowId(messageId)) return null
  const [row] = await tx.select().from(messageLog).where(eq(messageLog.message_id, messageId)).for('update')
  return row ?? null
}
