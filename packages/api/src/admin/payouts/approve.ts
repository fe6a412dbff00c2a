import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { approvePayout } from '@h2s/commands/payouts/approve-payout'
import { once } from '../../once.ts'
import { payoutFor } from './row.ts'
import { version } from '../../inputs/words.ts'
import { payoutRow } from '../../views/payout.ts'

export const approvePayoutProcedure = staffProcedure
  .meta({ rest: { method: 'POST', path: '/api/admin_approve_payout', summary: 'Approve a payout in review' } })
  .input(z.strictObject({ payout_id: z.string().min(1).max(64), version }))
  .output(checked(z.object({ payout: payoutRow })))
  .mutation(
    once(async (ctx, input) => {
      const { payout_id } = await approvePayout(ctx, input)
      return { payout: await payoutFor(ctx, payout_id) }
    }),
  )
