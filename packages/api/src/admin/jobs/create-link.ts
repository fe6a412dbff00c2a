import { z } from 'zod'
import { staffAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { jobId } from '../../inputs/words.ts'
import { instant } from '../../views/words.ts'

/** A link by which the customer opens this one job without signing in. The token is shown once and stored hashed. */
export const createJobLink = staffAction
  .input(z.strictObject({ job_id: jobId }))
  .output(z.object({ url: z.string(), token: z.string(), expires_at: instant }))
  .mutation(() => awaiting())
