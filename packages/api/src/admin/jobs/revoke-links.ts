import { revokeJobLinks } from '@h2s/commands/links/revoke-job-links'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { jobId } from '../../inputs/words.ts'
import { once } from '../../once.ts'
import { staffProcedure } from '../../procedures.ts'

/** Ends every link by which a customer opens this job without signing in. Answers with how many still worked. */
export const revokeJobLinksProcedure = staffProcedure
  .input(z.strictObject({ job_id: jobId }))
  .output(checked(z.object({ revoked: z.int() })))
  .mutation(once((ctx, input) => revokeJobLinks(ctx, input)))
