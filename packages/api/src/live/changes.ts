import { jobAudience } from '@h2s/db/read/job-audience'
import type { Context } from '@h2s/commands/context'
import { canSeeJob, isOffice } from '@h2s/domain/people'
import { customerProcedure, providerProcedure, staffProcedure } from '../procedures.ts'
import { router } from '../trpc.ts'
import type { LiveNoticeView } from '../views/live-notice.ts'
import type { LiveHub } from './hub.ts'

type Listening = { ctx: Context & { live: LiveHub }; signal: AbortSignal | undefined }

/** What changes, as far as it concerns whoever listens. Ids only: the browser asks again as who it is. */
async function* changes({ ctx, signal }: Listening): AsyncGenerator<LiveNoticeView, void> {
  for await (const notice of ctx.live.subscribe(signal)) {
    if (await concerns(ctx, notice)) yield notice
  }
}

async function concerns({ actor, db }: Context, notice: LiveNoticeView): Promise<boolean> {
  if (isOffice(actor) || notice.topic === 'all') return true
  if (notice.topic !== 'job') return false
  const audience = await jobAudience(db, notice.id)
  if (audience === null) return false
  // Whoever lost a job hears of it too, so that it leaves their screen; asking for it then gives nothing.
  const wasTheirs = actor.kind === 'user' && actor.pro_id !== undefined && audience.past_pro_ids.includes(actor.pro_id)
  return wasTheirs || canSeeJob(actor, { job_id: notice.id, ...audience })
}

/** Everything that changes, to dispatch. */
export const staffLive = router({ changes: staffProcedure.subscription(changes) })
/** What changes on a provider's own jobs. */
export const providerLive = router({ changes: providerProcedure.subscription(changes) })
/** What changes on a customer's own jobs. */
export const customerLive = router({ changes: customerProcedure.subscription(changes) })
