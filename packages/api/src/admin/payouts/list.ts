import { payoutPage as readPayouts } from '@h2s/db/read/payouts'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { cursor, limit, oneOrMany } from '../../inputs/words.ts'
import { withBlockers } from './row.ts'
import { payoutPage } from '../../views/payout.ts'
import { payoutStatus } from '../../views/words.ts'

export const listPayouts = staffProcedure
  .input(z.strictObject({ status: oneOrMany(payoutStatus), cursor, limit }).default({}))
  .output(checked(payoutPage))
  .query(async ({ ctx, input }) => {
    const { payouts, next_cursor } = await readPayouts(ctx.db, input)
    return { payouts: payouts.map((payout) => withBlockers(payout, ctx)), next_cursor }
  })
