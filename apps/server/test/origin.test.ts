import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeJob } from '@h2s/db/test/factories'
import { bearer, fingerprint, openWorld, publicUrl, signIn } from './support/world.ts'
import type { World } from './support/world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld()
  token = await signIn(world.app, world.people.dispatcher.email)
})
afterAll(() => world.close())

const doors = [
  '/api/update_install_details',
  '/trpc/admin.jobs.updateInstallDetails',
  '/api/auth/sign-out',
  '/api/auth/sign-in/email',
]

it.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://admin.localhost:4000' },
  { origin: 'http://localhost:4001' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost:4000' },
])('a write that another site made a browser send is refused: %j', async (headers) => {
  const job = await makeJob(world.test.ownerDb)
  const before = await fingerprint(world)
  for (const url of doors) {
    const answer = await world.app.inject({
      method: 'POST',
      url,
      headers: { ...bearer(token), host: 'localhost:4000', ...headers },
      payload: { job_id: job.job_id, wall_type: 'BRICK' },
    })
    expect([url, answer.statusCode]).toEqual([url, 403])
    expect(answer.body).toContain('CROSS_SITE')
  }
  expect(await fingerprint(world)).toBe(before)
  expect((await world.app.inject({ method: 'GET', url: '/api/me', headers: bearer(token) })).statusCode).toBe(200)
})

it.each([
  { origin: publicUrl, 'sec-fetch-site': 'same-origin' },
  { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:4000' },
  { 'sec-fetch-site': 'none' },
  {},
])('our own pages and plain programs are heard: %j', async (headers) => {
  const job = await makeJob(world.test.ownerDb)
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/update_install_details',
    headers: { ...bearer(token), host: 'localhost:4000', ...headers },
    payload: { job_id: job.job_id, wall_type: 'BRICK' },
  })
  expect(answer.statusCode).toBe(200)
})
