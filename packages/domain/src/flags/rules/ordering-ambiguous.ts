import { stageRank } from '../../equipment/stage.ts'
import { planFit } from '../../job/ordering.ts'
import { orderRequired } from '../../job/reading.ts'
import type { Finding, FlagRule, FlagText } from '../facts.ts'

/** With less time than this, parts may not come before the visit. */
const SHORT_NOTICE_HOURS = 48

/** Equipment is needed, and nobody has said what to buy, or said it before the needs changed. */
export const orderingAmbiguous: FlagRule = {
  flag: 'ORDERING_AMBIGUOUS',
  until: 'visit',
  find: (facts) => {
    const { metadata, needs, problems, hours_to_visit } = facts
    const plan = metadata.order_plan
    if (plan === undefined && !orderRequired(facts)) return []
    const unreadable = problems.map(({ path, value }) => ({ path, value }))
    const severity: Finding['severity'] =
      hours_to_visit !== null && hours_to_visit < SHORT_NOTICE_HOURS ? 'CRITICAL' : 'HIGH'
    if (plan === undefined) {
      // Old documents were moved along without a plan: what is ordered is no longer ambiguous.
      if (stageRank(metadata.order_stage) >= stageRank('ORDERED') && unreadable.length === 0) return []
      const message = 'Ordering required but no order plan created'
      return [{ severity, message, evidence: { plan: null, missing: named(needs), unreadable } }]
    }
    const fit = planFit(facts)
    const { surplus } = fit
    if (fit.missing.length === 0 && surplus.length === 0 && unreadable.length === 0) return []
    const missing = named(fit.missing)
    if (unreadable.length > 0) {
      const message = 'The order plan cannot be completed: something in the order cannot be read'
      return [{ severity, message, evidence: { missing, unreadable } }]
    }
    const isPlanned = ({ state }: { state: string }) => state === 'planned'
    const older = [
      ...told(missing, 'missing'),
      ...told(surplus.filter(isPlanned), 'no longer needed'),
      ...told(
        surplus.filter((line) => !isPlanned(line)),
        'on its way and no longer needed',
      ),
    ]
    return [
      {
        // What nobody needs costs money, and holds up no visit.
        severity: missing.length > 0 ? severity : 'MEDIUM',
        message: `The order plan is older than the needs: ${older.join('; ')}`,
        // A waiver stands while the evidence does: what is not too much is not in it.
        evidence: { missing, unreadable, ...(surplus.length > 0 ? { surplus } : {}) },
      },
    ]
  },
}

type Counted = { sku: string; quantity: number }

const named = (lines: readonly Counted[]): Counted[] => lines.map(({ sku, quantity }) => ({ sku, quantity }))

const told = (lines: readonly Counted[], how: string): string[] =>
  lines.length === 0 ? [] : [`${lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', ')} ${how}`]

export const orderingAmbiguousText: FlagText = {
  raised_when: 'Equipment is required and there is no order plan, or the plan is older than the needs',
  severity: 'HIGH; CRITICAL under 48 h before the visit; MEDIUM where only too much is to come',
}
