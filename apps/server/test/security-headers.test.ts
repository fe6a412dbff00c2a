import { mkdtemp, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bearer, openWorld, signIn } from './support/world.ts'
import type { World } from './support/world.ts'

let world: World
let token: string
beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'h2s-static-'))
  await mkdir(join(root, 'assets'))
  await writeFile(join(root, 'index.html'), '<!doctype html><title>x</title>')
  await writeFile(join(root, 'assets', 'index-a1b2c3d4.js'), 'export {}')
  await writeFile(join(root, 'assets', 'index-a1b2c3d4.js.br'), 'not really brotli')
  world = await openWorld({ folders: { admin: root, provider: root, customer: root, landing: root } })
  token = await signIn(world.app, world.people.dispatcher.email)
})
afterAll(() => world.close())

const asks = [
  ['GET', '/', 200],
  ['GET', '/admin/', 200],
  ['GET', '/admin', 308],
  ['GET', '/admin/payouts/deep', 200],
  ['GET', '/customer/?t=abc', 200],
  ['GET', '/provider/assets/index-a1b2c3d4.js', 200],
  ['GET', '/admin/assets/missing.js', 404],
  ['GET', '/nothing', 404],
  ['GET', '//api/me', 404],
  ['GET', '/admin//payouts', 404],
  ['GET', `/${'x'.repeat(300)}`, 404],
  ['GET', `/api/${'x'.repeat(3000)}`, 404],
  ['GET', '/healthz', 200],
  ['GET', '/readyz', 200],
  ['GET', '/metrics', 200],
  ['GET', '/api/docs/', 200],
  ['GET', '/api/openapi.json', 200],
  ['GET', '/api/me', 200],
  ['GET', '/api/nothing', 404],
  ['GET', '/trpc/public.demo', 200],
  ['GET', '/trpc/nothing', 404],
  ['GET', '/api/auth/get-session', 200],
  ['POST', '/api/auth/sign-in/email', 401],
  ['POST', '/api/admin_update_status', 400],
  ['POST', '/webhooks/stripe', 400],
  ['PUT', '/api/me', 404],
  ['POST', '/api/jobs/%zz/cancel', 400],
  ['GET', '/admin/%zz', 400],
] as const

it.each(asks)('%s %s answers %i with every header', async (method, url, status) => {
  const payload = method === 'POST' ? { email: 'x@example.com', password: 'y' } : undefined
  const answer = await world.app.inject({ method, url, headers: bearer(token), ...(payload ? { payload } : {}) })
  expect(answer.statusCode).toBe(status)
  const csp = String(answer.headers['content-security-policy'])
  expect(csp).toContain("frame-ancestors 'none'")
  expect(csp).toContain("object-src 'none'")
  expect(csp).toContain("base-uri 'none'")
  expect(csp).not.toContain('unsafe-eval')
  const scripts = /script-src ([^;]*)/.exec(csp)?.[1] ?? ''
  expect(scripts).toContain("'self'")
  expect(scripts).not.toContain('unsafe-inline')
  expect(answer.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'strict-transport-security': expect.stringMatching(/max-age=31536000/),
    'x-request-id': expect.any(String),
  })
  expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  expect(answer.headers['x-powered-by']).toBeUndefined()
  expect(answer.headers['server']).toBeUndefined()
})

it('inline styles are allowed in the apps only', async () => {
  const csp = async (url: string) =>
    String((await world.app.inject({ method: 'GET', url })).headers['content-security-policy'])
  expect(await csp('/')).not.toContain('unsafe-inline')
  expect(await csp('/admin/')).toContain("style-src 'self' 'unsafe-inline'")
  expect(await csp('/api/me')).not.toContain('unsafe-inline')
})

it('pages are asked for again, hashed files never, private answers are not kept', async () => {
  const caching = async (url: string) =>
    (await world.app.inject({ method: 'GET', url, headers: bearer(token) })).headers['cache-control']
  expect(await caching('/admin/')).toBe('no-cache')
  expect(await caching('/admin/jobs/deep')).toBe('no-cache')
  expect(await caching('/admin/assets/index-a1b2c3d4.js')).toBe('public, max-age=31536000, immutable')
  expect(await caching('/api/me')).toBe('no-store')
  expect(await caching('/trpc/public.demo')).toBe('no-store')
})

it('a compressed twin is sent to whoever takes it', async () => {
  const answer = await world.app.inject({
    method: 'GET',
    url: '/admin/assets/index-a1b2c3d4.js',
    headers: { 'accept-encoding': 'gzip, br' },
  })
  expect(answer.headers['content-encoding']).toBe('br')
  expect(answer.headers['content-type']).toMatch(/javascript/)
  expect(answer.headers['cache-control']).toMatch(/immutable/)
})

it('the caller’s own request id is kept when it is harmless', async () => {
  const idFor = async (given: string) =>
    (await world.app.inject({ method: 'GET', url: '/healthz', headers: { 'x-request-id': given } })).headers[
      'x-request-id'
    ]
  expect(await idFor('order-4711-abc')).toBe('order-4711-abc')
  expect(await idFor('x"><script>')).not.toContain('script')
})
