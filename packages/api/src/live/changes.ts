import { staffProcedure, providerProcedure, customerProcedure } from '../procedures.ts'
import { router } from '../trpc.ts'
import type { LiveNoticeView } from '../views/live-notice.ts'
import { awaiting } from '../awaiting.ts'

async function* changes(): AsyncGenerator<LiveNoticeView> {
  yield awaiting()
}

/** Everything that changes, to dispatch. */
export const staffLive = router({ changes: staffProcedure.subscription(changes) })
/** What changes on a provider's own jobs. */
export const providerLive = router({ changes: providerProcedure.subscription(changes) })
/** What changes on a customer's own jobs. */
export const customerLive = router({ changes: customerProcedure.subscription(changes) })
