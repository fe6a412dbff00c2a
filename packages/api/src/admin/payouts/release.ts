import { releasePayout } from '@h2s/commands/payouts/release-payout'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { reason, version } from '../../inputs/words.ts'
import { once } from '../../once.ts'
import { staffProcedure } from '../../procedures.ts'
import { payoutRow } from '../../views/payout.ts'
import { payoutFor } from './row.ts'

export const releasePayoutProcedure = staffProcedure
  .input(z.strictObject({ payout_id: z.string().min(1).max(64), reason, version }))
  .output(checked(z.object({ payout: payoutRow })))
  .mutation(
    once(async (ctx, input) => {
      const { payout_id } = await releasePayout(ctx, input)
      return { payout: await payoutFor(ctx, payout_id) }
    }),
  )
