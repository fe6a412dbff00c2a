import type { CustomerJob } from '../src/api.ts'

/** A visit as the API gives it, with what a test cares about put over it. */
export function aJob(over: Partial<CustomerJob> = {}): CustomerJob {
  return {
    job_id: '00000000-0000-4000-8000-000000000201',
    job_number: 'H2S-10001',
    version: 1,
    status: 'scheduled',
    stage_label: 'Scheduled',
    service_name: 'Mount TV 60-74"',
    lines: [],
    window: { start_iso: '2026-11-26T19:00:00Z', end_iso: '2026-11-26T21:00:00Z' },
    time_zone: 'America/New_York',
    address: null,
    tech: { first_name: 'Marcus' },
    timeline: [],
    equipment: null,
    paid_cents: 0,
    currency: 'USD',
    questions: [],
    actions: {},
    verified_at: null,
    disputed_at: null,
    dispute_reason: null,
    policy_text: '',
    cancel_now: null,
    branch: null,
    created_at: '2026-11-20T15:00:00Z',
    completed_at: null,
    ...over,
  }
}
