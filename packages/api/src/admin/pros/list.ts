import { listPros as readPros } from '@h2s/db/read/pros'
import { z } from 'zod'
import { checked } from '../../checked.ts'
import { staffProcedure } from '../../procedures.ts'
import { proList } from '../../views/pro.ts'

export const listPros = staffProcedure
  .input(z.strictObject({ q: z.string().trim().max(100).optional(), active: z.boolean().optional() }).default({}))
  .output(checked(proList))
  .query(async ({ ctx, input }) => ({ pros: await readPros(ctx.db, input) }))
