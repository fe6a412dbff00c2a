import { createQueryRouter } from '@h2s/ui/query-route'
import * as z from 'zod/mini'

/** Every address of this app: `/provider/`, `/provider/?assignment=<id>`, `/provider/?page=earnings`. */
export type Route = { page: 'jobs' } | { page: 'job'; assignment_id: string } | { page: 'earnings' }

const query = z.union([z.object({ assignment: z.uuid() }), z.object({ page: z.literal('earnings') }), z.object({})])

export function readRoute(params: URLSearchParams): Route {
  const parsed = query.safeParse(Object.fromEntries(params))
  if (!parsed.success) return { page: 'jobs' }
  if ('assignment' in parsed.data) return { page: 'job', assignment_id: parsed.data.assignment }
  return { page: 'page' in parsed.data ? 'earnings' : 'jobs' }
}

export function writeRoute(route: Route): string {
  if (route.page === 'job') return new URLSearchParams({ assignment: route.assignment_id }).toString()
  return route.page === 'earnings' ? 'page=earnings' : ''
}

export const { useRoute, go, hrefOf, Link } = createQueryRouter<Route>({ read: readRoute, write: writeRoute })
