import type { JobRecord } from '@h2s/db/store/jobs'
import { parseJobMetadata } from '@h2s/domain'
import type { JobFacts } from '@h2s/domain'

/**
 * What the price rule compares with the catalogue: what was paid (null as long as there is no payment to compare), and
 * the tax and discount of the checkout, which stand in the document.
 */
export function moneyFacts(
  job: Pick<JobRecord, 'paid_total_cents'>,
  metadata: unknown,
): Pick<JobFacts, 'paid_total_cents' | 'tax_cents' | 'discount_cents'> {
  const document = parseJobMetadata(metadata)
  return {
    paid_total_cents: job.paid_total_cents,
    tax_cents: centsIn(document['tax_cents']),
    discount_cents: centsIn(document['discount_cents']),
  }
}

const centsIn = (value: unknown): number => (typeof value === 'number' && Number.isSafeInteger(value) ? value : 0)
