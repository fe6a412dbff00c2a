import { crewNeeded } from '../catalogue/work.ts'
import type { JobFacts } from './facts.ts'
import { jobReading } from './reading.ts'

/** How many have accepted; where nobody counts, an assigned tech is one. */
export function seatsTaken(job: Pick<JobFacts, 'accepted_seats' | 'assigned_pro_id'>): number {
  return job.accepted_seats ?? (job.assigned_pro_id ? 1 : 0)
}

/** Whether the work takes more techs than have accepted. */
export function hasOpenSeat(job: JobFacts): boolean {
  const { items, metadata } = jobReading(job)
  return seatsTaken(job) < crewNeeded(items, metadata)
}
