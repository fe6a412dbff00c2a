import { priceOf } from '../../catalogue/price.ts'
import type { FlagRule, FlagText } from '../facts.ts'

const MANY_RESCHEDULES = 2
const GROWTH_PERCENT = 15

/** The customer has reasons to be unhappy before we ring the bell. */
export const customerExpectationRisk: FlagRule = {
  flag: 'CUSTOMER_EXPECTATION_RISK',
  until: 'settlement',
  find: ({ job, items, metadata }) => {
    const reasons: string[] = []
    const reschedules = job.reschedule_count ?? 0
    if (reschedules >= MANY_RESCHEDULES) reasons.push(`the visit was moved ${reschedules} times`)
    const quoted = job.quoted_cents ?? null
    const now_cents = quoted === null || quoted <= 0 ? null : priceOf(items, metadata)
    const grown = quoted !== null && now_cents !== null && (now_cents - quoted) * 100 > quoted * GROWTH_PERCENT
    if (grown) reasons.push(`the price grew by ${Math.floor(((now_cents - quoted) * 100) / quoted)} % after the quote`)
    const disputed = job.disputed_at !== null && job.disputed_at !== undefined
    if (disputed) reasons.push('the customer disputed the work before')
    if (reasons.length === 0) return []
    return [
      {
        severity: disputed ? 'HIGH' : 'MEDIUM',
        message: `Talk with the customer first: ${reasons.join(', ')}`,
        evidence: {
          reschedules: reschedules >= MANY_RESCHEDULES ? reschedules : 0,
          price: grown ? { quoted, now_cents } : null,
          disputed,
        },
      },
    ]
  },
}

export const customerExpectationRiskText: FlagText = {
  raised_when: 'Two or more reschedules, a price that grew over 15% after the quote, or an earlier dispute',
  severity: 'MEDIUM; HIGH after a dispute',
}
