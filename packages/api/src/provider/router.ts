import { providerLive } from '../live/changes.ts'
import { router } from '../trpc.ts'
import { acceptAssignmentProcedure } from './assignments/accept.ts'
import { completeAssignmentProcedure } from './assignments/complete.ts'
import { rejectAssignmentProcedure } from './assignments/reject.ts'
import { startAssignmentProcedure } from './assignments/start.ts'
import { getMyJob } from './jobs/get.ts'
import { listMyJobs } from './jobs/list.ts'

export const providerRouter = router({
  jobs: router({ list: listMyJobs, get: getMyJob }),
  assignments: router({
    accept: acceptAssignmentProcedure,
    reject: rejectAssignmentProcedure,
    start: startAssignmentProcedure,
    complete: completeAssignmentProcedure,
  }),
  live: providerLive,
})
