import { TRPCError } from '@trpc/server'
import type { Actor } from '@h2s/domain/people'
import type { ApiContext } from './context.ts'
import { Refusal, toTrpcError } from './errors.ts'
import { t } from './trpc.ts'

/** What a kind of caller is: a user's role, or a customer who came by a link. */
export type CallerKind = 'admin' | 'dispatcher' | 'provider' | 'customer' | 'link'

const kindOf = (actor: Actor): CallerKind | null => {
  if (actor.kind === 'user') return actor.role
  return actor.kind === 'link' ? 'link' : null
}

/** Every procedure speaks the domain's errors; here they become tRPC's. */
function speak(result: { ok: boolean; error?: TRPCError }, actor: Actor | null): void {
  // What tRPC wraps as an internal error came out of a command or a read; everything else was refused on purpose.
  if (!result.ok && result.error?.code === 'INTERNAL_SERVER_ERROR') {
    throw toTrpcError(result.error.cause ?? result.error, actor)
  }
}

/** Who asks, when they are of these kinds. Nobody signed in is 401, somebody of another kind is 403. */
function callerOf({ actor, refusal }: ApiContext, kinds: readonly CallerKind[]): Actor {
  if (!actor) {
    throw new TRPCError({ code: 'UNAUTHORIZED', cause: refusal ?? new Refusal('UNAUTHORIZED', 'Please sign in.') })
  }
  const kind = kindOf(actor)
  if (kind && kinds.includes(kind)) return actor
  const cause = new Refusal('FORBIDDEN', 'This is not for your kind of account.')
  throw new TRPCError({ code: 'FORBIDDEN', cause })
}

/**
 * A procedure for the given kinds of callers; who else asks is told so before the input is looked at. What they may see
 * of one job is decided by the read or the command.
 */
const forCallers = (kinds: readonly CallerKind[]) =>
  // One layer for both: each that tRPC goes through costs as much as a rule.
  t.procedure.use(async ({ ctx, next }) => {
    const result = await next({ ctx: { actor: callerOf(ctx, kinds) } })
    speak(result, ctx.actor)
    return result
  })

/** For everybody. */
export const publicProcedure = t.procedure.use(async ({ ctx, next }) => {
  const result = await next()
  speak(result, ctx.actor)
  return result
})
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
