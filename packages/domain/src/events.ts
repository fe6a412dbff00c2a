import type { PainFlagType, Severity } from './flags/words.ts'
import type { JobStatus } from './job/status.ts'

/** A seat that somebody did not take or gave back: how many have by now, and how near its visit is. */
export type TurnedDown = {
  job_id: string
  assignment_id: string
  pro_id: string
  round: number
  /** Null where there is no window. */
  hours_to_visit: number | null
}

/**
 * Everything that happens, in the past tense, with ids only: a name or an address is looked up by whoever needs it.
 */
export type DomainEvent =
  | { type: 'job_created'; job_id: string; origin: string }
  | { type: 'time_requested'; job_id: string }
  | { type: 'job_offered'; job_id: string; assignment_id: string; pro_id: string }
  | ({ type: 'offer_declined'; reason: string } & TurnedDown)
  | ({ type: 'offer_expired' } & TurnedDown)
  | { type: 'assignment_accepted'; job_id: string; assignment_id: string; pro_id: string }
  /** Turned down after acceptance: the job of a lead goes back to pending. */
  | ({ type: 'assignment_rejected'; reason: string; visit_was_confirmed: boolean } & TurnedDown)
  /** Nobody is left who could be asked for it. */
  | { type: 'offers_exhausted'; job_id: string; reason: string }
  | { type: 'assignment_released'; job_id: string; assignment_id: string; pro_id: string }
  | {
      type: 'window_proposed'
      job_id: string
      proposal_id: string
      proposed_by: 'customer' | 'provider' | 'dispatcher'
    }
  | { type: 'visit_scheduled'; job_id: string; assignment_id?: string }
  | { type: 'visit_rescheduled'; job_id: string; assignment_id?: string }
  | { type: 'work_started'; job_id: string; assignment_id: string }
  | { type: 'work_completed'; job_id: string; assignment_id: string }
  | { type: 'return_visit_needed'; job_id: string; assignment_id?: string; reason: string }
  | { type: 'work_verified'; job_id: string; by: 'customer' | 'dispatcher' | 'system' }
  | { type: 'work_disputed'; job_id: string; reason: string }
  | { type: 'job_cancelled'; job_id: string; by: 'customer' | 'dispatcher'; reason: string; had_provider: boolean }
  | { type: 'job_settled'; job_id: string }
  | { type: 'status_set'; job_id: string; from: JobStatus; to: JobStatus }
  | { type: 'install_details_updated'; job_id: string; fields: string[] }
  | { type: 'order_plan_generated'; job_id: string; version: number }
  | { type: 'order_moved'; job_id: string; line_id?: string; stage: string }
  | { type: 'flag_raised'; job_id: string; flag_id: string; flag: PainFlagType; severity: Severity }
  | { type: 'flag_cleared'; job_id: string; flag_id: string; flag: PainFlagType }
  | { type: 'flag_resolved'; job_id: string; flag_id: string; flag: PainFlagType }
  | { type: 'flag_waived'; job_id: string; flag_id: string; flag: PainFlagType; until: string }
  | { type: 'payout_in_review'; job_id: string; payout_id: string }
  | { type: 'payout_approved'; job_id: string; payout_id: string; pro_id: string }
  | { type: 'payment_captured'; job_id: string; payment_id: string }
  | { type: 'hold_expiring'; job_id: string; payment_id: string }
  | { type: 'job_link_created'; job_id: string; link_id: string }

export type DomainEventType = DomainEvent['type']

/** Every event's name. */
export const domainEventTypes = [
  'job_created',
  'time_requested',
  'job_offered',
  'offer_declined',
  'offer_expired',
  'assignment_accepted',
  'assignment_rejected',
  'offers_exhausted',
  'assignment_released',
  'window_proposed',
  'visit_scheduled',
  'visit_rescheduled',
  'work_started',
  'work_completed',
  'return_visit_needed',
  'work_verified',
  'work_disputed',
  'job_cancelled',
  'job_settled',
  'status_set',
  'install_details_updated',
  'order_plan_generated',
  'order_moved',
  'flag_raised',
  'flag_cleared',
  'flag_resolved',
  'flag_waived',
  'payout_in_review',
  'payout_approved',
  'payment_captured',
  'hold_expiring',
  'job_link_created',
] as const satisfies readonly DomainEventType[]
