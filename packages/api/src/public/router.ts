import { checked } from '../checked.ts'
import { publicProcedure } from '../procedures.ts'
import { router } from '../trpc.ts'
import { healthReport } from '../views/health.ts'
import { demoSignIns } from '../views/me.ts'

export const publicRouter = router({
  /** The demo world's sign-ins for the sign-in pages; null outside it. */
  demo: publicProcedure.output(checked(demoSignIns)).query(({ ctx }) => ctx.demo),
  health: publicProcedure.output(checked(healthReport)).query(({ ctx }) => ctx.health()),
})
