import { liveJobIdsOf } from '@h2s/db/read/job-audience'
import type { Context } from '@h2s/commands/context'
import { actorId, canSeeJob, isOffice } from '@h2s/domain/people'
import type { ApiContext } from '../context.ts'
import { customerProcedure, providerProcedure, staffProcedure } from '../procedures.ts'
import { router } from '../trpc.ts'
import type { LiveNoticeView } from '../views/live-notice.ts'
import type { LiveHub } from './hub.ts'

type Listening = {
  ctx: Context & { live: LiveHub; stillSignedIn: ApiContext['stillSignedIn'] }
  signal: AbortSignal | undefined
}

/**
 * What changes, as far as it concerns whoever listens. Ids only: the browser asks again as who it is; what it was that
 * happened is said to dispatch alone. The stream ends as soon as the session or the link does: that is a notice of its
 * own, which nobody passes on.
 */
async function* changes({ ctx, signal }: Listening): AsyncGenerator<LiveNoticeView, void> {
  const seats = seatsOf(ctx)
  for await (const notice of ctx.live.subscribe(actorId(ctx.actor), signal)) {
    if (notice.topic === SESSION && notice.id !== '*' && notice.id !== actorId(ctx.actor)) continue
    if (!(await ctx.stillSignedIn(notice.topic === SESSION))) return
    if (notice.topic === SESSION) continue
    if (await concerns(ctx, notice, seats)) yield isOffice(ctx.actor) ? notice : { ...notice, kind: 'changed' }
  }
}

/** Somebody's rights have changed (`id` is theirs), or may have run out by time (`*`). */
const SESSION = 'session'

/** The jobs that a provider is on, as far as this stream has heard: asked when it opens, kept from then on. */
type Seats = () => Promise<Set<string>>

function seatsOf({ actor, db }: Context): Seats {
  const own = actor.kind === 'user' && actor.pro_id !== undefined ? liveJobIdsOf(db, actor.pro_id) : []
  const found = Promise.resolve(own).then((ids) => new Set(ids))
  // A failure is told to whoever waits for the seats, at the first notice.
  found.catch(() => {})
  return () => found
}

async function concerns({ actor, live }: Listening['ctx'], notice: LiveNoticeView, seats: Seats): Promise<boolean> {
  if (isOffice(actor) || notice.topic === 'all') return true
  if (notice.topic !== 'job') return false
  const mine = await seats()
  const audience = await live.concernedBy(notice)
  if (audience !== null && canSeeJob(actor, { job_id: notice.id, ...audience })) {
    mine.add(notice.id)
    return true
  }
  // Whoever loses a job hears of it once, so that it leaves their screen; what becomes of it is not theirs to know.
  return mine.delete(notice.id)
}

/** Everything that changes, to dispatch. */
export const staffLive = router({ changes: staffProcedure.subscription(changes) })
/** What changes on a provider's own jobs. */
export const providerLive = router({ changes: providerProcedure.subscription(changes) })
/** What changes on a customer's own jobs. */
export const customerLive = router({ changes: customerProcedure.subscription(changes) })
