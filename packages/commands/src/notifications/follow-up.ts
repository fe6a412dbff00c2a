import type { Task } from '@h2s/db/boss'
import type { Tx } from '@h2s/db/client'
import type { MessageRow } from '@h2s/db/schema/message-log'
import type { JobRecord } from '@h2s/db/store/jobs'
import { reactionsTo } from '@h2s/domain'
import type { DomainEvent } from '@h2s/domain'
import type { Context } from '../context.ts'
import { draftMessage } from './draft-message.ts'
import { recipientsOf } from './recipients.ts'
import { planMessage } from '@h2s/db/store/messages'

export type Following = { tasks: Task[]; messages: MessageRow[] }

/**
 * Plans what follows from events: each message is a row in the log and a task to send it, and the next best is asked by
 * a task, all in the transaction of the write. Dispatchers hear by the live notice that every write sends, and of an
 * alert by a message to the branch; payouts and money are moved by the command itself.
 */
export async function followUp(
  tx: Tx,
  ctx: Context,
  job: JobRecord,
  events: readonly DomainEvent[],
  now: string,
): Promise<Following> {
  const following: Following = { tasks: [], messages: [] }
  for (const [event, reaction] of events.flatMap((one) => reactionsTo(one).map((follows) => [one, follows] as const))) {
    if (reaction.task === 'offer_next' && 'round' in event)
      following.tasks.push({ queue: 'offer-next', data: { assignment_id: event.assignment_id } })
    if (reaction.task !== 'notify') continue
    for (const recipient of await recipientsOf(tx, job, reaction)) {
      const message = await planMessage(tx, draftMessage(ctx, job, reaction, recipient, now), now)
      if (message === null) continue
      following.messages.push(message)
      following.tasks.push({ queue: 'notify', data: { message_id: message.message_id } })
    }
  }
  return following
}
