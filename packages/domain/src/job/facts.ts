import type { AccessDetails } from './metadata.ts'

/**
 * A job as rules see it: seed A's shape. Only what a function needs is required; missing, null and unknown are the same.
 *
 * `metadata` may be any version of the document, or anything else that a database may hold.
 */
export type JobFacts = {
  status: string
  job_id?: string | null | undefined
  job_number?: string | null | undefined
  customer_id?: string | null | undefined
  customer_name?: string | null | undefined
  customer_email?: string | null | undefined
  customer_phone?: string | null | undefined
  service_id?: string | null | undefined
  service_name?: string | null | undefined
  service_address?: string | null | undefined
  service_city?: string | null | undefined
  service_state?: string | null | undefined
  service_zip?: string | null | undefined
  assigned_pro_id?: string | null | undefined
  assigned_pro_name?: string | null | undefined
  start_iso?: string | Date | null | undefined
  end_iso?: string | Date | null | undefined
  /** IANA id of the site's zone. */
  time_zone?: string | null | undefined
  notes_from_customer?: string | null | undefined
  metadata?: unknown
  /** The lines of the job, in order: they have the items for which the document has no room (`items_left_out` in it). */
  lines?:
    | readonly {
        service_id?: string | null | undefined
        service_name?: string | null | undefined
        quantity?: number | null | undefined
        kind?: string | null | undefined
        metadata?: unknown
      }[]
    | null
    | undefined
  created_at?: string | Date | null | undefined
  completed_at?: string | Date | null | undefined

  /** Assignments that have been accepted and stand. */
  accepted_seats?: number | null | undefined
  verified_at?: string | Date | null | undefined
  customer_verified_at?: string | Date | null | undefined
  disputed_at?: string | Date | null | undefined
  payouts?: readonly { status: string }[] | null | undefined
  payout_status?: string | null | undefined
  /** False while points of the completion checklist are open; absent where there is no checklist. */
  checklist_done?: boolean | null | undefined
  /** What the crew is at work on now, this job or another. */
  crew_working?: readonly { pro_id: string; job_id: string; job_number: string }[] | null | undefined
  /** What of the crew's time is taken from now on; of a visit also its own window, without the way to it. */
  crew_taken?:
    | readonly {
        pro_id: string
        job_id: string | null
        kind: 'hold' | 'visit' | 'time_off'
        from: string
        to: string
        visit?: VisitWindow | null
      }[]
    | null
    | undefined
  reschedule_count?: number | null | undefined
  quoted_cents?: number | null | undefined
  paid_total_cents?: number | null | undefined
  tax_cents?: number | null | undefined
  discount_cents?: number | null | undefined
  /** Of what was paid; missing is USD, the currency of the catalogue. */
  currency?: string | null | undefined
  /** The pinned policy, `standard@1`. */
  policy?: string | null | undefined
  /** Set when the provider cannot get from the visit before to this one. */
  travel_conflict?: { minutes_needed: number; minutes_available: number } | null | undefined
  /** The window as somebody's calendar has it, where it was edited there. */
  calendar_window?: VisitWindow | null | undefined
  access?: AccessDetails | null | undefined
}

/** When a visit is, as two instants. */
export type VisitWindow = { start_iso: string; end_iso: string }
