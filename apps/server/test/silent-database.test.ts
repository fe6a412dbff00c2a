import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDb } from '@h2s/db/client'
import { startEmbedded } from '@h2s/db/embedded'
import type { Embedded } from '@h2s/db/embedded'
import { migrateDatabase } from '@h2s/db/migrate'
import { sessions } from '@h2s/db/schema/sessions'
import { beat } from '@h2s/db/store/heartbeats'
import { makeUser } from '@h2s/db/test/factories'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bearer, checkoutEvent, openApp, stripeDelivery } from './support/world.ts'

/** A cluster of its own, since it is stopped in its tracks: nobody else may be on it. */
let dataDir: string
let cluster: Embedded
let opened: Awaited<ReturnType<typeof openApp>>
const token = 'a-token-of-somebody-in-dispatch'

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'h2s-silent-'))
  cluster = await startEmbedded({ dataDir, isDurable: false })
  const { appUrl } = await migrateDatabase(cluster.ownerUrl)
  const owner = createDb({ url: cluster.ownerUrl, max: 1 })
  const user = await makeUser(owner.db, { role: 'dispatcher' })
  await owner.db.insert(sessions).values({ userId: user.id, token, expiresAt: new Date(Date.now() + 3_600_000) })
  await beat(owner.db, 'test-worker', '0')
  await owner.close()
  opened = await openApp({ url: appUrl })
})
afterAll(async () => {
  signal('SIGCONT')
  await opened.app.close()
  await opened.database.close()
  await cluster.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const webhook = () => {
  const { body, headers } = stripeDelivery(checkoutEvent())
  return opened.app.inject({ method: 'POST', url: '/webhooks/stripe', payload: body, headers })
}
const ask = (url: string) => opened.app.inject({ method: 'GET', url, headers: bearer(token) })
const write = () =>
  opened.app.inject({
    method: 'POST',
    url: '/api/create_jobs_from_orders',
    headers: bearer(token),
    payload: { order_ids: [] },
  })
const signIn = () =>
  opened.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'nobody@example.com', password: 'correct horse battery' },
  })
const everything = () =>
  Promise.all([ask('/readyz'), webhook(), webhook(), ask('/api/admin_jobs_list'), ask('/api/me'), write()])

/** To the server and each of its backends; what is stopped keeps its connections and says nothing. */
function signal(name: 'SIGSTOP' | 'SIGCONT'): void {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(cluster.pid)], { encoding: 'utf8' })
  for (const pid of [cluster.pid, ...children.trim().split(/\s+/).map(Number)]) process.kill(pid, name)
}

async function timed<T>(work: Promise<T>): Promise<{ answer: T; ms: number }> {
  const from = performance.now()
  const answer = await work
  return { answer, ms: performance.now() - from }
}

it.runIf(process.platform === 'linux')(
  'a database that does not answer is 503 within five seconds, and everything is as before once it does',
  async () => {
    const before = await everything()
    expect(before.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 200])
    signal('SIGSTOP')
    const readiness = await timed(ask('/readyz'))
    expect(readiness.answer.json()).toMatchObject({ ok: false, ready: false, database: 'down' })
    expect(readiness.ms).toBeLessThan(3_000)
    // More than the pool holds: those behind it wait no longer than those in it.
    const crowd = await timed(Promise.all(Array.from({ length: 8 }, everything)))
    expect(new Set(crowd.answer.flat().map(({ statusCode }) => statusCode))).toEqual(new Set([503]))
    expect(crowd.ms).toBeLessThan(6_000)
    const alone = await timed(webhook())
    expect({ status: alone.answer.statusCode, body: alone.answer.json() }).toMatchObject({
      status: 503,
      body: { ok: false, code: 'UNAVAILABLE', blockers: [] },
    })
    expect(alone.ms).toBeLessThan(5_000)
    const door = await timed(signIn())
    expect(door.answer.statusCode).toBe(503)
    expect(door.ms).toBeLessThan(5_500)
    signal('SIGCONT')
    await expect.poll(async () => (await ask('/readyz')).statusCode, { timeout: 20_000 }).toBe(200)
    const after = await Promise.all(Array.from({ length: 8 }, everything))
    expect(new Set(after.flat().map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  },
)
