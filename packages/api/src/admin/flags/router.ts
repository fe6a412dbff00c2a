import { router } from '../../trpc.ts'
import { raiseFlag } from './raise.ts'
import { resolveFlag } from './resolve.ts'

export const flagsRouter = router({ resolve: resolveFlag, raise: raiseFlag })
