import { router } from '../trpc.ts'
import { staffProcedure } from '../procedures.ts'
import { awaiting } from '../awaiting.ts'
import { overviewCounts } from '../views/overview.ts'

export const overviewRouter = router({
  counts: staffProcedure.output(overviewCounts).query(() => awaiting()),
})
