import { customerLive } from '../live/changes.ts'
import { router } from '../trpc.ts'
import { cancelOwnJob } from './jobs/cancel.ts'
import { disputeOwnJob } from './jobs/dispute.ts'
import { getOwnJob } from './jobs/get.ts'
import { listOwnJobs } from './jobs/list.ts'
import { verifyOwnJob } from './jobs/verify.ts'

export const customerRouter = router({
  jobs: router({
    list: listOwnJobs,
    get: getOwnJob,
    verify: verifyOwnJob,
    dispute: disputeOwnJob,
    cancel: cancelOwnJob,
  }),
  live: customerLive,
})
