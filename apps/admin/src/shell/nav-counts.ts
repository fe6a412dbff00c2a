import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@h2s/api/root'
import type { Page } from '../routes.tsx'

export type NavCounts = inferRouterOutputs<AppRouter>['admin']['overview']['counts']

/** What a page's badge says: a number, whether it is urgent, and in words what it counts. */
export function urgentCount(page: Page, counts: NavCounts | null): { value: number; urgent: boolean; what: string } {
  if (!counts) return { value: 0, urgent: false, what: '' }
  if (page === 'board') return { value: counts.unassigned, urgent: false, what: 'without a tech' }
  if (page === 'attention') {
    return counts.critical > 0
      ? { value: counts.critical, urgent: true, what: 'critical' }
      : { value: counts.flagged, urgent: false, what: 'flagged' }
  }
  if (page === 'payouts') return { value: counts.payout_pending, urgent: false, what: 'to review' }
  return { value: 0, urgent: false, what: '' }
}
