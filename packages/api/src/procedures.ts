import { TRPCError } from '@trpc/server'
import type { ApiContext } from './context.ts'
import { t } from './trpc.ts'

/** What a kind of caller is: a user's role, or a link. */
export type CallerKind = 'admin' | 'dispatcher' | 'provider' | 'customer' | 'link'

const kindOf = (actor: NonNullable<ApiContext['actor']>): CallerKind | null =>
  actor.kind === 'user' ? actor.role : actor.kind === 'link' ? 'link' : null

const forCallers = (kinds: readonly CallerKind[]) =>
  t.procedure.use(({ ctx, next }) => {
    const { actor } = ctx
    if (!actor) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' })
    const kind = kindOf(actor)
    if (!kind || !kinds.includes(kind)) {
      throw new TRPCError({ code: 'FORBIDDEN', message: 'This is not for your kind of account.' })
    }
    return next({ ctx: { ...ctx, actor } })
  })

export const publicProcedure = t.procedure
export const staffProcedure = forCallers(['admin', 'dispatcher'])
export const providerProcedure = forCallers(['provider'])
export const customerProcedure = forCallers(['customer', 'link'])
export const providerAction = forCallers(['provider', 'admin', 'dispatcher'])
export const customerAction = forCallers(['customer', 'link', 'admin', 'dispatcher'])
export const staffAction = staffProcedure
