import type { DomainEvent, TurnedDown } from './events.ts'
import type { Audience, TemplateKey } from './notifications/templates.ts'

/** What a message is about, beside the job. `rounds`: how many did not take it. */
type Told = { pro_id?: string; payout_id?: string; reason?: string; rounds?: number }

/** What follows from an event: someone hears of it, or work is due. */
export type Reaction =
  | ({ task: 'notify'; audience: Audience; template: TemplateKey } & Told)
  /** Offer the job to the next best provider; those who turned it down are left out. */
  | { task: 'offer_next'; excluding: string }
  /** Put the payouts of the job into review. */
  | { task: 'review_payouts' }
  /** Capture the payment, or queue it for manual review where no provider is configured. */
  | { task: 'capture_payment' }
  /** Hold capture and payouts until the dispute is settled. */
  | { task: 'freeze_money' }

/** So many did not take it: a person takes over. Declined, expired and given back count alike. */
export const MAX_OFFER_ROUNDS = 3
/** A seat that is free this close to the visit is told to ops at once. */
const ALERT_HOURS = 24

const tell = (audience: Audience, template: TemplateKey, more: Told = {}): Reaction => ({
  task: 'notify',
  audience,
  template,
  ...more,
})

/** The next best is asked until three did not take it; ops hear of that, and of a seat that is free so shortly before. */
function afterNo({ pro_id, round, hours_to_visit }: TurnedDown, more: Told = {}): Reaction[] {
  if (round >= MAX_OFFER_ROUNDS) return [tell('dispatchers', 'nobody_accepts', { ...more, rounds: round })]
  const isNear = (hours_to_visit ?? Infinity) <= ALERT_HOURS
  return [{ task: 'offer_next', excluding: pro_id }, ...(isNear ? [tell('dispatchers', 'tech_missing', more)] : [])]
}

/**
 * What follows from an event, in the order in which it should happen. Who hears is decided here, and nowhere else;
 * how it is said is the template's business.
 *
 * @example
 * reactionsTo({ type: 'work_completed', job_id: 'j', assignment_id: 'a' }).map((r) => r.task) // => ['notify', 'notify']
 */
export function reactionsTo(event: DomainEvent): Reaction[] {
  switch (event.type) {
    case 'job_created':
      return [tell('customer', 'order_received'), tell('dispatchers', 'new_job')]
    case 'job_offered':
      return [tell('provider', 'job_assigned', { pro_id: event.pro_id })]
    case 'offer_declined':
      return afterNo(event, { reason: event.reason })
    case 'offer_expired':
      return afterNo(event)
    case 'assignment_rejected':
      return [
        // The customer hears of it only if a visit was confirmed.
        ...(event.visit_was_confirmed ? [tell('customer', 'visit_withdrawn')] : []),
        ...afterNo(event, { reason: event.reason }),
      ]
    case 'offers_exhausted':
      return [tell('dispatchers', 'nobody_left', { reason: event.reason })]
    case 'assignment_released':
      return [tell('provider', 'job_withdrawn', { pro_id: event.pro_id })]
    case 'window_proposed':
      return event.proposed_by === 'customer'
        ? [tell('provider', 'window_proposed'), tell('dispatchers', 'window_proposed')]
        : [tell('customer', 'window_proposed')]
    case 'visit_scheduled':
      return [tell('customer', 'visit_confirmed'), tell('provider', 'visit_confirmed')]
    case 'visit_rescheduled':
      return [tell('customer', 'visit_moved'), tell('provider', 'visit_moved')]
    case 'work_completed':
      return [tell('customer', 'please_verify'), tell('provider', 'job_completed')]
    case 'return_visit_needed':
      return [tell('customer', 'return_visit'), tell('dispatchers', 'return_visit', { reason: event.reason })]
    case 'work_verified':
      return [{ task: 'capture_payment' }, { task: 'review_payouts' }]
    case 'work_disputed':
      return [
        { task: 'freeze_money' },
        tell('dispatchers', 'work_disputed', { reason: event.reason }),
        tell('provider', 'work_disputed', { reason: event.reason }),
      ]
    case 'job_cancelled':
      return [
        ...(event.had_provider ? [tell('provider', 'job_cancelled')] : []),
        ...(event.by === 'dispatcher'
          ? [tell('customer', 'job_cancelled')]
          : [tell('dispatchers', 'job_cancelled', { reason: event.reason })]),
      ]
    case 'payout_approved':
      return [tell('provider', 'payout_approved', { pro_id: event.pro_id, payout_id: event.payout_id })]
    case 'hold_expiring':
      return [tell('dispatchers', 'hold_expiring')]
    case 'flag_raised':
      return event.severity === 'CRITICAL' ? [tell('dispatchers', 'critical_flag')] : []
    // These are seen on the screens of whoever works on the job; nobody is interrupted for them.
    case 'time_requested':
    case 'assignment_accepted':
    case 'work_started':
    case 'job_settled':
    case 'status_set':
    case 'install_details_updated':
    case 'order_plan_generated':
    case 'order_moved':
    case 'flag_cleared':
    case 'flag_resolved':
    case 'flag_waived':
    case 'payout_in_review':
    case 'payment_captured':
    case 'job_link_created':
      return []
  }
}
