import { z } from 'zod'
import { instant } from './words.ts'

/** One message that was planned or sent. The address is masked where it is stored. */
export const messageRow = z.object({
  message_id: z.uuid(),
  job_id: z.uuid().nullable(),
  recipient_kind: z.string(),
  channel: z.enum(['sms', 'email', 'log']),
  template: z.string(),
  to_masked: z.string().nullable(),
  subject: z.string().nullable(),
  body: z.string(),
  state: z.enum(['planned', 'claimed', 'sent', 'delivered', 'failed', 'skipped', 'dead']),
  error: z.string().nullable(),
  created_at: instant,
})
export const messageList = z.object({ messages: z.array(messageRow) })
