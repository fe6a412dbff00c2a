import { adminRouter } from './admin/router.ts'
import { customerRouter } from './customer/router.ts'
import { providerRouter } from './provider/router.ts'
import { meRouter } from './public/me.ts'
import { publicRouter } from './public/router.ts'
import { createCallerFactory, router } from './trpc.ts'

/** The doors, per audience. Browsers import its type only. */
export const appRouter = router({
  admin: adminRouter,
  provider: providerRouter,
  customer: customerRouter,
  me: meRouter,
  public: publicRouter,
})
export type AppRouter = typeof appRouter

/** Calls procedures without HTTP: tests, and the REST names. */
export const createCaller = createCallerFactory(appRouter)
