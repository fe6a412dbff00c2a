import { staffLive } from '../live/changes.ts'
import { router } from '../trpc.ts'
import { flagsRouter } from './flags/router.ts'
import { jobsRouter } from './jobs/router.ts'
import { messagesRouter } from './messages.ts'
import { overviewRouter } from './overview.ts'
import { payoutsRouter } from './payouts/router.ts'
import { prosRouter } from './pros/router.ts'

export const adminRouter = router({
  jobs: jobsRouter,
  flags: flagsRouter,
  pros: prosRouter,
  payouts: payoutsRouter,
  overview: overviewRouter,
  messages: messagesRouter,
  live: staffLive,
})
