import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { createJobLink } from '@h2s/commands/links/create-job-link'
import { jobId } from '../../inputs/words.ts'
import { instant } from '../../views/words.ts'

/** A link by which the customer opens this one job without signing in. The token is shown once and stored hashed. */
export const createJobLinkProcedure = staffProcedure
  .input(z.strictObject({ job_id: jobId }))
  .output(checked(z.object({ url: z.string(), token: z.string(), expires_at: instant })))
  // Not kept for a second asking, as every other write is: the answer holds a secret, and two links do no harm.
  .mutation(({ ctx, input }) => createJobLink(ctx, input))
