import { router } from '../../trpc.ts'
import { amendPayoutProcedure } from './amend.ts'
import { approvePayoutProcedure } from './approve.ts'
import { listPayouts } from './list.ts'
import { rejectPayoutProcedure } from './reject.ts'
import { releasePayoutProcedure } from './release.ts'

export const payoutsRouter = router({
  list: listPayouts,
  approve: approvePayoutProcedure,
  amend: amendPayoutProcedure,
  reject: rejectPayoutProcedure,
  release: releasePayoutProcedure,
})
