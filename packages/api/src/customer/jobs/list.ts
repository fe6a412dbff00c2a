import { ownJobsOf } from './own-job.ts'
import { checked } from '../../checked.ts'
import { customerProcedure } from '../../procedures.ts'
import { customerJobList } from '../../views/customer-job.ts'

/** A customer's own jobs, newest visit first; by link exactly the one job of the link. */
export const listOwnJobs = customerProcedure
  .output(checked(customerJobList))
  .query(async ({ ctx }) => ({ jobs: await ownJobsOf(ctx) }))
