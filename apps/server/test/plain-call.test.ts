import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeJob } from '@h2s/db/test/factories'
import { bearer, openWorld, signIn } from './support/world.ts'
import type { World } from './support/world.ts'

let world: World
let token: string
let jobId: string
beforeAll(async () => {
  world = await openWorld()
  token = await signIn(world.app, world.people.dispatcher.email)
  jobId = (await makeJob(world.test.ownerDb)).job_id
})
afterAll(() => world.close())

const input = (value: unknown) => `?input=${encodeURIComponent(JSON.stringify(value))}`
const asks: [string, 'GET' | 'POST', () => string, string?][] = [
  ['an answer', 'GET', () => `admin.jobs.get${input({ job_id: jobId })}`],
  ['an answer without input', 'GET', () => 'public.demo'],
  ['a missing thing', 'GET', () => `admin.jobs.get${input({ job_id: randomUUID() })}`],
  ['bad input', 'GET', () => `admin.jobs.get${input({ job: 1 })}`],
  ['input that is not JSON', 'GET', () => 'admin.jobs.get?input=%7B'],
  ['another audience', 'GET', () => `provider.jobs.list`],
  [
    'a write',
    'POST',
    () => 'admin.flags.raise',
    JSON.stringify({ job_id: 'x', flag: 'SCOPE_MISMATCH', severity: 'LOW', message: 'm' }),
  ],
  ['a write that is refused', 'POST', () => 'admin.jobs.cancel', JSON.stringify({ job_id: 'x' })],
  ['a write by GET', 'GET', () => `admin.jobs.cancel${input({ job_id: 'x', reason: 'y' })}`],
  ['a read by POST', 'POST', () => 'admin.jobs.list', '{}'],
]

it.each(asks)('%s is answered alike on the short way and on tRPC’s own', async (_what, method, path, payload) => {
  const ask = (headers: Record<string, string>) =>
    world.app.inject({
      method,
      url: `/trpc/${path()}`,
      headers: {
        ...bearer(token),
        ...(payload ? { 'content-type': 'application/json' } : {}),
        ...headers,
        'x-request-id': 'the-same-id',
      },
      ...(payload ? { payload } : {}),
    })
  const short = await ask({})
  const long = await ask({ 'trpc-accept': 'application/json' })
  expect(short.statusCode).toBe(long.statusCode)
  expect(short.json()).toEqual(long.json())
  expect(String(short.headers['content-type']).split(';')[0]).toBe(String(long.headers['content-type']).split(';')[0])
  expect(short.headers['cache-control']).toBe('no-store')
})
