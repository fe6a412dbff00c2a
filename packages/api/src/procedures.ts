import { TRPCError } from '@trpc/server'
import type { Actor } from '@h2s/domain/people'
import { Refusal, toTrpcError } from './errors.ts'
import { t } from './trpc.ts'

/** What a kind of caller is: a user's role, or a customer who came by a link. */
export type CallerKind = 'admin' | 'dispatcher' | 'provider' | 'customer' | 'link'

const kindOf = (actor: Actor): CallerKind | null => {
  if (actor.kind === 'user') return actor.role
  return actor.kind === 'link' ? 'link' : null
}

/** Every procedure speaks the domain's errors; here they become tRPC's. */
const speaking = t.procedure.use(async ({ ctx, next }) => {
  const result = await next()
  // What tRPC wraps as an internal error came out of a command or a read; everything else was refused on purpose.
  if (!result.ok && result.error.code === 'INTERNAL_SERVER_ERROR') {
    throw toTrpcError(result.error.cause ?? result.error, ctx.actor)
  }
  return result
})

/**
 * A procedure for the given kinds of callers. Nobody signed in is 401, somebody of another kind is 403, and both are
 * said before the input is looked at. What they may see of one job is decided by the read or the command.
 */
const forCallers = (kinds: readonly CallerKind[]) =>
  speaking.use(({ ctx, next }) => {
    const { actor, refusal } = ctx
    if (!actor) {
      throw new TRPCError({
        code: 'UNAUTHORIZED',
        cause: refusal ?? new Refusal('UNAUTHORIZED', 'Please sign in.'),
      })
    }
    const kind = kindOf(actor)
    if (!kind || !kinds.includes(kind)) {
      throw new TRPCError({
        code: 'FORBIDDEN',
        cause: new Refusal('FORBIDDEN', 'This is not for your kind of account.'),
      })
    }
    return next({ ctx: { actor } })
  })

/** For everybody. */
export const publicProcedure = speaking
/** Dispatch: the board, the drawer, payouts. */
export const staffProcedure = forCallers(['admin', 'dispatcher'])
/** A provider's own screens. */
export const providerProcedure = forCallers(['provider'])
/** A customer's own screens, signed in or by link. */
export const customerProcedure = forCallers(['customer', 'link'])
/** What a provider does, and dispatch may do for them. */
export const providerAction = forCallers(['provider', 'admin', 'dispatcher'])
/** What a customer does, and dispatch may do for them. */
export const customerAction = forCallers(['customer', 'link', 'admin', 'dispatcher'])
