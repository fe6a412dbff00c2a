import { overview } from '@h2s/db/read/overview'
import { router } from '../trpc.ts'
import { checked } from '../checked.ts'
import { staffProcedure } from '../procedures.ts'
import { overviewCounts } from '../views/overview.ts'

export const overviewRouter = router({
  counts: staffProcedure.output(checked(overviewCounts)).query(({ ctx }) => overview(ctx.db)),
})
