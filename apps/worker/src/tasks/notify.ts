import { sendMessage } from '@h2s/commands/notifications/send-message'
import { z } from 'zod'
import { defineTask } from './task.ts'

/** A planned message goes out: claimed, sent, finished. */
export const notifyTask = defineTask({
  queue: 'notify',
  payload: z.strictObject({ message_id: z.uuid() }),
  concurrency: 8,
  part: 'notifications',
  run: (ctx, { message_id }) => sendMessage(ctx, { message_id }),
})
