import { z } from 'zod'

/** The four numbers of the dispatcher's first page, and what needs somebody now. */
export const overviewCounts = z.object({
  awaiting_schedule: z.int(),
  scheduled: z.int(),
  payout_pending: z.int(),
  flagged: z.int(),
  critical: z.int(),
  unassigned: z.int(),
  failed_messages: z.int(),
})
