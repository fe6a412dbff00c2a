import type { Address } from '../../routes.tsx'
import { noFilters } from '../../filters/job-filters.ts'

/** What a view shows: filters and an order, all of them in the address, so that each view is a link. */
type Shown = Partial<Pick<Address, keyof typeof noFilters | 'sort'>>

/** The counts of the whole board, as the list answers them. */
type Counts = Record<'pending_scheduling' | 'unassigned' | 'completed', number>

export type JobView = { id: string; label: string; shows: (today: string) => Shown; count?: keyof Counts }

/** The questions that a dispatcher's day is made of. */
export const jobViews: readonly JobView[] = [
  { id: 'all', label: 'All', shows: () => ({}) },
  { id: 'unassigned', label: 'Unassigned', shows: () => ({ tech: 'none' }), count: 'unassigned' },
  { id: 'today', label: 'Today', shows: (today) => ({ from: today, to: today, sort: 'visit' }) },
  { id: 'upcoming', label: 'Upcoming', shows: (today) => ({ from: today, sort: 'visit' }) },
  {
    id: 'waiting',
    label: 'Awaiting schedule',
    shows: () => ({ status: ['pending_scheduling'] }),
    count: 'pending_scheduling',
  },
  { id: 'flagged', label: 'Flagged', shows: () => ({ severity: ['CRITICAL', 'HIGH'] }) },
  {
    id: 'equipment',
    label: 'Awaiting equipment',
    shows: () => ({
      status: ['pending', 'pending_scheduling', 'accepted', 'scheduled'],
      stage: ['PENDING_REVIEW', 'READY_TO_ORDER', 'ORDERED', 'SHIPPED'],
      sort: 'visit',
    }),
  },
  { id: 'done', label: 'Done, not paid', shows: () => ({ status: ['completed'] }), count: 'completed' },
]

const keys = [...Object.keys(noFilters), 'sort'] as (keyof Shown)[] // The keys of the type.
const written = (value: Shown[keyof Shown]): string =>
  Array.isArray(value) ? value.toSorted((a, b) => a.localeCompare(b)).join(',') : (value ?? '')

/** The view that an address shows; null where somebody filtered on. */
export function viewOf(address: Shown, today: string): JobView | null {
  return (
    jobViews.find(({ shows }) => {
      const shown = shows(today)
      return keys.every((key) => written(address[key]) === written(shown[key]))
    }) ?? null
  )
}

/** What going to a view changes: everything that it does not show is taken away. */
export const toView = (view: JobView, today: string): Shown => ({
  ...noFilters,
  sort: undefined,
  ...view.shows(today),
})
