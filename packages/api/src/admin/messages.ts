import { messagesOfJob } from '@h2s/db/read/messages'
import { z } from 'zod'
import { router } from '../trpc.ts'
import { checked } from '../checked.ts'
import { staffProcedure } from '../procedures.ts'
import { jobId } from '../inputs/words.ts'
import { messageList } from '../views/message.ts'

export const messagesRouter = router({
  list: staffProcedure
    .input(z.strictObject({ job_id: jobId }))
    .output(checked(messageList))
    .query(async ({ ctx, input }) => ({ messages: await messagesOfJob(ctx.db, input.job_id) })),
})
