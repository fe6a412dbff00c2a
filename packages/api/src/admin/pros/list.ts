import { z } from 'zod'
import { staffProcedure } from '../../procedures.ts'
import { awaiting } from '../../awaiting.ts'
import { proList } from '../../views/pro.ts'

export const listPros = staffProcedure
  .input(z.strictObject({ q: z.string().trim().max(100).optional(), active: z.boolean().optional() }).default({}))
  .output(proList)
  .query(() => awaiting())
