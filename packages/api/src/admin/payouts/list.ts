import { z } from 'zod'
import { staffProcedure } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { cursor, limit, oneOrMany } from '../../inputs/words.ts'
import { payoutPage } from '../../views/payout.ts'
import { payoutStatus } from '../../views/words.ts'

export const listPayouts = staffProcedure
  .input(z.strictObject({ status: oneOrMany(payoutStatus), cursor, limit }).default({}))
  .output(payoutPage)
  .query(() => awaiting())
