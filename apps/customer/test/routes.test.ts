import { describe, expect, it } from 'vitest'
import { readRoute, type Route, writeRoute } from '../src/routes.tsx'

const id = '00000000-0000-4000-8000-000000000001'
const read = (query: string) => readRoute(new URLSearchParams(query))

describe('addresses', () => {
  it.each<Route>([{ page: 'jobs' }, { page: 'job', job_id: id }])('come back as they were written: $page', (route) =>
    expect(read(writeRoute(route))).toEqual(route),
  )

  it.each(['job=', 'job=1', `job=${id}x`, 't=token'])('that do not parse lead to the first page: %s', (query) =>
    expect(read(query)).toEqual({ page: 'jobs' }),
  )
})
