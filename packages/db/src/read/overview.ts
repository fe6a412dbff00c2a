import type { Db } from '../client.ts'
import { jobCounts } from './job-counts.ts'
import { readGauges } from './metrics.ts'
import { statement } from './statement.ts'

export type Overview = {
  awaiting_schedule: number
  scheduled: number
  payout_pending: number
  flagged: number
  critical: number
  unassigned: number
  failed_messages: number
}

const failed = statement<{ failed: number }>(
  'failed-messages',
  `select count(*)::int as failed from h2s_message_log where state in ('failed', 'dead') and created_at > now() - interval '30 days'`,
)

/** The numbers of the dispatcher's first page. */
export async function overview(db: Db): Promise<Overview> {
  const [gauges, counts, [messages]] = await Promise.all([readGauges(db), jobCounts(db), failed(db)])
  return {
    ...gauges,
    flagged: counts.flagged,
    critical: counts.critical,
    unassigned: counts.unassigned,
    failed_messages: messages?.failed ?? 0,
  }
}
