import type { Tx } from '@h2s/db/client'
import type { JobRecord } from '@h2s/db/store/jobs'
import { findPro } from '@h2s/db/store/pros'
import { estimatePayout } from '@h2s/domain'
import type { PayoutEstimate } from '@h2s/domain'

/** What a seat of a job earns, by the provider's tier; of work that is done, by how many did it. */
export async function shareOf(
  tx: Tx,
  job: JobRecord,
  seat: { pro_id: string; role: 'lead' | 'helper' },
  done: { crew?: number } = {},
): Promise<PayoutEstimate> {
  const pro = await findPro(tx, seat.pro_id)
  return estimatePayout(job, pro?.tier ?? 'standard', seat.role, done)
}
