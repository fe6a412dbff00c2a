import type { CustomerJobFacts } from '@h2s/db/read/customer-jobs'
import { labourCents } from '@h2s/domain/catalogue'
import { orderedParts } from '@h2s/domain/equipment'
import { itemsOf } from '@h2s/domain/job'
import type { JobMetadataV2 } from '@h2s/domain/job'
import { formatCents } from '@h2s/domain/money'
import { findPolicy, ifYouCancelNow, times } from '@h2s/domain/policies'
import type { Policy } from '@h2s/domain/policies'

/** What cancelling costs, in words, from the policy that was pinned at booking. */
export function cancellationText(metadata: JobMetadataV2): string {
  const policy = findPolicy(pinnedPolicy(metadata))
  if (policy === undefined) return 'Ask us what cancelling costs: the terms of this booking are kept by the office.'
  const { cancel, reschedule, special_order_restock } = policy
  return [
    `More than 24 hours before the visit: ${feeWords(cancel.over_24h)}.`,
    `24 to 3 hours before: ${feeWords(cancel.under_24h)}.`,
    `Under 3 hours before: ${feeWords(cancel.under_3h)}.`,
    `Parts that were ordered for you: ${restockWords(special_order_restock)} on top.`,
    movingText(reschedule),
  ].join(' ')
}

/** What cancelling costs at this moment, and until when. Null where the labor has no price or the terms are not known. */
export function cancellationNow(
  job: Pick<
    CustomerJobFacts,
    'service_id' | 'service_name' | 'lines' | 'created_at' | 'start_iso' | 'time_zone' | 'assignment'
  >,
  metadata: JobMetadataV2,
  now: string,
): string | null {
  const labour_cents = labourCents(itemsOf(job, metadata), metadata)
  const parts = orderedParts({ ...job, metadata })
  const policy = pinnedPolicy(metadata)
  if (labour_cents === null || findPolicy(policy) === undefined) return null
  const { created_at: booked_at, start_iso, time_zone, assignment } = job
  const en_route = assignment?.state === 'en_route'
  return ifYouCancelNow({ policy, labour_cents, booked_at, start_iso, time_zone, en_route, parts }, now)
}

function pinnedPolicy(metadata: JobMetadataV2): string | null {
  const named: unknown = metadata['policy']
  return typeof named === 'string' ? named : null
}

function movingText({ free_count, closes_hours, fee_cents }: Policy['reschedule']): string {
  return free_count === 0
    ? `Moving the visit costs ${formatCents(fee_cents, 'USD')}.`
    : `Moving the visit is free ${times(free_count)}, until ${closes_hours} hours before it.`
}

function restockWords(restock: Policy['special_order_restock']): string {
  return restock === 'cost' ? 'what they cost us' : `${(restock.share_bp ?? 0) / 100}% of their price`
}

function feeWords(fee: Policy['cancel']['over_24h']): string {
  if (fee.share_bp !== undefined) {
    const share = `${fee.share_bp / 100}% of the labor`
    return fee.least_cents === undefined ? share : `${share}, at least ${formatCents(fee.least_cents, 'USD')}`
  }
  return fee.cents ? formatCents(fee.cents, 'USD') : 'cancelling is free'
}
