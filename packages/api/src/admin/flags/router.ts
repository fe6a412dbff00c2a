import { router } from '../../trpc.ts'
import { raiseFlagProcedure } from './raise.ts'
import { resolveFlagProcedure } from './resolve.ts'

export const flagsRouter = router({ resolve: resolveFlagProcedure, raise: raiseFlagProcedure })
