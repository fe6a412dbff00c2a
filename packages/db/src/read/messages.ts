import type { Db } from '../client.ts'
import { isRowId } from '../store/ids.ts'
import { messageFields } from './job-parts.ts'
import type { MessagePart } from './job-parts.ts'
import { statement } from './statement.ts'

const listed = statement<MessagePart>(
  'messages',
  `select ${messageFields} from h2s_message_log message where message.job_id = $1 order by message.created_at desc, message.message_id limit 200`,
)

/** What was sent, or should be, about a job; newest first. */
export async function messagesOfJob(db: Db, jobId: string): Promise<MessagePart[]> {
  return isRowId(jobId) ? listed(db, [jobId]) : []
}
