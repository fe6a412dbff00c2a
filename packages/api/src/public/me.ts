import { TRPCError } from '@trpc/server'
import { checked } from '../checked.ts'
import { publicProcedure } from '../procedures.ts'
import { router } from '../trpc.ts'
import { meAnswer } from '../views/me.ts'

export const meRouter = router({
  get: publicProcedure
    .meta({ rest: { method: 'GET', path: '/api/me', summary: 'Who is signed in' } })
    .output(checked(meAnswer))
    .query(({ ctx }) => {
      if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' })
      return { user: ctx.user }
    }),
})
