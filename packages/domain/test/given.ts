import type { JobFacts, PainFlag } from '../src/index.ts'

export const NOW = '2026-11-21T12:00:00.000Z'

export const hoursFromNow = (hours: number): string => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString()

/** A document in which nothing is unknown and nothing is needed. */
export const settled = {
  wire_management_required: 'NONE',
  wall_type: 'DRYWALL',
  items_json: [{ service_id: 'TV-M', quantity: 1, metadata: { mount_type: 'customer_provided', tv_size: 55 } }],
}

export function givenJob(changes: Partial<JobFacts> = {}): JobFacts {
  return { status: 'pending', service_id: 'TV-M', service_name: 'TV Mounting', metadata: settled, ...changes }
}

export function givenFlag(changes: Partial<PainFlag> = {}): PainFlag {
  return {
    flag_id: 'flg_given',
    flag: 'WALL_TYPE_UNKNOWN',
    severity: 'MEDIUM',
    message: 'Wall type not confirmed',
    origin: 'rule',
    added_at: '2026-11-20T08:00:00.000Z',
    clears_when: 'Clears when the wall type is filled in.',
    ...changes,
  }
}
