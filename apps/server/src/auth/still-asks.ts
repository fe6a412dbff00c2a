import type { Actor } from '@h2s/domain/people'
import type { WhoAsks } from './who-asks.ts'

/** How long an answer is believed, in milliseconds: a burst of notices asks once. */
const believedMs = 1000

/**
 * Asks again who somebody is while their stream is open: true while the session (or the link) still makes them the
 * same actor with the same rights. Once it does not, it never does again. `afresh` believes no earlier answer.
 */
export function stillAsks(actor: Actor | null, ask: () => Promise<WhoAsks>): (afresh?: boolean) => Promise<boolean> {
  let isStill = true
  let askedAt = Number.NEGATIVE_INFINITY
  return async (afresh = false) => {
    if (!isStill || (!afresh && performance.now() - askedAt < believedMs)) return isStill
    const startedAt = performance.now()
    isStill = rightsOf((await ask()).actor) === rightsOf(actor)
    askedAt = startedAt
    return isStill
  }
}

/** Everything but the name: who changes that stays who they are. */
const rightsOf = (actor: Actor | null): string => JSON.stringify({ ...actor, name: '' })
