import { z } from 'zod'
import { staffAction } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { version } from '../../inputs/words.ts'
import { payoutRow } from '../../views/payout.ts'

export const approvePayout = staffAction
  .meta({ rest: { method: 'POST', path: '/api/admin_approve_payout', summary: 'Approve a payout in review' } })
  .input(z.strictObject({ payout_id: z.string().min(1).max(64), version }))
  .output(z.object({ payout: payoutRow }))
  .mutation(() => awaiting())
