import type { JobDetail } from '../api.ts'

/**
 * Whom an offer made now is for: the first tech, another one instead of a tech who has not answered (their offer is
 * withdrawn), or a second one beside a tech who has accepted.
 */
export type Seat = 'first' | 'instead' | 'second'

export function seatOf({ assignment }: Pick<JobDetail, 'assignment'>): Seat {
  if (assignment === null) return 'first'
  return assignment.state === 'offered' ? 'instead' : 'second'
}

const labels: Record<Seat, string> = {
  first: 'Assign a tech',
  instead: 'Offer to somebody else',
  second: 'Add a second tech',
}

export const dispatchLabel = (job: Pick<JobDetail, 'assignment'>): string => labels[seatOf(job)]
