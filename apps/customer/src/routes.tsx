import { createQueryRouter } from '@h2s/ui/query-route'
import * as z from 'zod/mini'

/** Every address of this app: `/customer/` and `/customer/?job=<id>`. `?t=<token>` is taken off before anything is read. */
export type Route = { page: 'jobs' } | { page: 'job'; job_id: string }

const query = z.object({ job: z.uuid() })

export function readRoute(params: URLSearchParams): Route {
  const parsed = query.safeParse(Object.fromEntries(params))
  return parsed.success ? { page: 'job', job_id: parsed.data.job } : { page: 'jobs' }
}

export function writeRoute(route: Route): string {
  return route.page === 'job' ? new URLSearchParams({ job: route.job_id }).toString() : ''
}

export const { useRoute, go, hrefOf, Link } = createQueryRouter<Route>({ read: readRoute, write: writeRoute })
