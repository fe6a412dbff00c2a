import type { ProviderJob } from '../src/api.ts'

/** A job as the API gives it, scheduled for two hours, with what a test cares about put over it. */
export function aJob(over: Partial<ProviderJob> = {}): ProviderJob {
  return {
    assignment_id: '00000000-0000-4000-8000-000000000001',
    assignment_version: 1,
    job_id: '00000000-0000-4000-8000-000000000101',
    job_number: 'H2S-10001',
    job_version: 1,
    state: 'accepted',
    role: 'lead',
    status: 'scheduled',
    service_name: 'Mount TV 60-74"',
    lines: [{ service_name: 'Mount TV 60-74"', quantity: 1, details: [] }],
    window: { start_iso: '2026-11-24T19:00:00Z', end_iso: '2026-11-24T21:00:00Z' },
    time_zone: 'America/New_York',
    area: { city: 'Decatur', state: 'GA' },
    customer: { first_name: 'Maria', name: 'Maria Gutierrez' },
    address: '214 Ponce de Leon Ave NE, Decatur, GA 30030',
    access_notes: null,
    phone: '+14045550142',
    bring: [],
    flags: [],
    install: {
      wire_management_required: null,
      wall_type: null,
      mounting_surface_notes: null,
      special_constraints: [],
    },
    notes_from_customer: null,
    payout_estimate_cents: 8500,
    payout: null,
    branch: null,
    currency: 'USD',
    duration_minutes: 90,
    actions: {},
    offered_at: null,
    accepted_at: null,
    started_at: null,
    completed_at: null,
    ...over,
  }
}
