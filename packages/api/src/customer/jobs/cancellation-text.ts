import type { JobMetadataV2 } from '@h2s/domain/job'
import { formatCents } from '@h2s/domain/money'
import { policyOf, times } from '@h2s/domain/policies'
import type { Policy } from '@h2s/domain/policies'

/** What cancelling costs, in words, from the policy that was pinned at booking. */
export function cancellationText(metadata: JobMetadataV2): string {
  const named: unknown = metadata['policy']
  const { cancel, reschedule } = policyOf(typeof named === 'string' ? named : null)
  return [
    `More than 24 hours before the visit: ${feeWords(cancel.over_24h)}.`,
    `24 to 3 hours before: ${feeWords(cancel.under_24h)}.`,
    `Under 3 hours before: ${feeWords(cancel.under_3h)}.`,
    movingText(reschedule),
  ].join(' ')
}

function movingText({ free_count, closes_hours, fee_cents }: Policy['reschedule']): string {
  return free_count === 0
    ? `Moving the visit costs ${formatCents(fee_cents, 'USD')}.`
    : `Moving the visit is free ${times(free_count)}, until ${closes_hours} hours before it.`
}

function feeWords(fee: Policy['cancel']['over_24h']): string {
  if (fee.share_bp !== undefined) {
    const share = `${fee.share_bp / 100}% of the labor`
    return fee.least_cents === undefined ? share : `${share}, at least ${formatCents(fee.least_cents, 'USD')}`
  }
  return fee.cents ? formatCents(fee.cents, 'USD') : 'cancelling is free'
}
