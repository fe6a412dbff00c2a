import { router } from '../../trpc.ts'
import { approvePayoutProcedure } from './approve.ts'
import { listPayouts } from './list.ts'

export const payoutsRouter = router({ list: listPayouts, approve: approvePayoutProcedure })
