import type { JobDetail } from '../src/api.ts'

type Assignment = NonNullable<JobDetail['assignment']>

/** As much of a lead's assignment as the drawer's decisions read. */
export const aLead = (state: Assignment['state']): Assignment => ({
  assignment_id: 'a1',
  job_id: 'j1',
  pro_id: 'p1',
  pro_name: 'Cole Ramsey',
  role: 'lead',
  state,
  window_start: null,
  window_end: null,
  payout_status: 'not_eligible',
  payout_estimate_cents: null,
  offered_at: '2026-11-21T12:00:00.000Z',
  accepted_at: null,
  rejected_at: null,
  reject_reason: null,
  started_at: null,
  provider_completed_at: null,
  customer_verified_at: null,
  payout_eligible_at: null,
  offer_rank_reason: null,
  version: 1,
})
