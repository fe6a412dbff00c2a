import { missingFrom } from '../../equipment/coverage.ts'
import { stageRank } from '../../equipment/stage.ts'
import { orderRequired } from '../../job/reading.ts'
import type { FlagRule, Finding } from '../facts.ts'

/** With less time than this, parts may not come before the visit. */
const SHORT_NOTICE_HOURS = 48

/** Equipment is needed, and nobody has said what to buy, or said it before the needs changed. */
export const orderingAmbiguous: FlagRule = {
  flag: 'ORDERING_AMBIGUOUS',
  raised_when: 'Equipment is required and there is no order plan, or the plan is older than the needs',
  severity_text: 'HIGH; CRITICAL under 48 h before the visit',
  until: 'visit',
  find: (facts) => {
    const { metadata, needs, problems, hours_to_visit } = facts
    if (!orderRequired(facts)) return []
    const severity: Finding['severity'] =
      hours_to_visit !== null && hours_to_visit < SHORT_NOTICE_HOURS ? 'CRITICAL' : 'HIGH'
    const plan = metadata.order_plan
    const missing = missingFrom(plan, needs).map(({ sku, quantity }) => ({ sku, quantity }))
    const unreadable = problems.map(({ path, value }) => ({ path, value }))
    if (plan === undefined) {
      // Old documents were moved along without a plan: what is ordered is no longer ambiguous.
      if (stageRank(metadata.order_stage) >= stageRank('ORDERED') && unreadable.length === 0) return []
      return [
        {
          severity,
          message: 'Ordering required but no order plan created',
          evidence: { plan: null, missing, unreadable },
        },
      ]
    }
    if (missing.length === 0 && unreadable.length === 0) return []
    const what =
      unreadable.length > 0
        ? 'something in the order cannot be read'
        : missing.map((line) => `${line.quantity} × ${line.sku}`).join(', ')
    return [
      {
        severity,
        message:
          unreadable.length > 0
            ? `The order plan cannot be completed: ${what}`
            : `The order plan is older than the needs: ${what} missing`,
        evidence: { missing, unreadable },
      },
    ]
  },
}
