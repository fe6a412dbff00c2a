import { amendPayout } from '@h2s/commands/payouts/amend-payout'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { reason, version } from '../../inputs/words.ts'
import { once } from '../../once.ts'
import { staffProcedure } from '../../procedures.ts'
import { payoutRow } from '../../views/payout.ts'
import { payoutFor } from './row.ts'

/** Most that one payout can be amended to, in cents. */
const MAX_CENTS = 10_000_000

/** Answers with the payout that stands in the old one's place: it has an id of its own. */
export const amendPayoutProcedure = staffProcedure
  .input(
    z.strictObject({
      payout_id: z.string().min(1).max(64),
      amount_cents: z.int().min(1).max(MAX_CENTS),
      reason,
      version,
    }),
  )
  .output(checked(z.object({ payout: payoutRow })))
  .mutation(
    once(async (ctx, input) => {
      const { payout_id } = await amendPayout(ctx, input)
      return { payout: await payoutFor(ctx, payout_id) }
    }),
  )
