import { router } from '../../trpc.ts'
import { approvePayout } from './approve.ts'
import { listPayouts } from './list.ts'

export const payoutsRouter = router({ list: listPayouts, approve: approvePayout })
