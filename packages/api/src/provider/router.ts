import { providerLive } from '../live/changes.ts'
import { router } from '../trpc.ts'
import { acceptAssignment } from './assignments/accept.ts'
import { completeAssignment } from './assignments/complete.ts'
import { rejectAssignment } from './assignments/reject.ts'
import { startAssignment } from './assignments/start.ts'
import { getMyJob } from './jobs/get.ts'
import { listMyJobs } from './jobs/list.ts'

export const providerRouter = router({
  jobs: router({ list: listMyJobs, get: getMyJob }),
  assignments: router({
    accept: acceptAssignment,
    reject: rejectAssignment,
    start: startAssignment,
    complete: completeAssignment,
  }),
  live: providerLive,
})
