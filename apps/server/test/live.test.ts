import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createJobLink } from '@h2s/commands/links/create-job-link'
import { makeJob } from '@h2s/db/test/factories'
import { bearer, checkoutEvent, makeOfferedJob, openWorld, signIn, stripeDelivery } from './support/world.ts'
import type { World } from './support/world.ts'
import { processWaiting } from './support/process-waiting.ts'
import { listen } from './support/sse.ts'

let world: World
let address: string
const open: Awaited<ReturnType<typeof listen>>[] = []

beforeAll(async () => {
  world = await openWorld()
  address = await world.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => {
  for (const stream of open.splice(0)) stream.hangUp()
})
afterAll(() => world.close())

async function follow(path: string, headers: Record<string, string>, query = '') {
  const stream = await listen(`${address}/trpc/${path}${query}`, headers)
  open.push(stream)
  await stream.until(({ event }) => event === 'connected')
  return stream
}

const about = (jobId: string) => (one: { data: unknown }) => JSON.stringify(one.data)?.includes(jobId) ?? false
const patch = (token: string, jobId: string, wall_type: string) =>
  fetch(`${address}/api/update_install_details`, {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify({ job_id: jobId, wall_type }),
  })

const streamCount = async () => {
  const metrics = await (await fetch(`${address}/metrics`)).text()
  return Number(/^live_streams (\d+)$/m.exec(metrics)?.[1])
}

const reject = (token: string, assignmentId: string) =>
  fetch(`${address}/api/assignments/${assignmentId}/reject`, {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'The van broke down' }),
  })

it('dispatch hears of a change as it happens, by ids only', async () => {
  const token = await signIn(world.app, world.people.dispatcher.email)
  const { job } = await makeOfferedJob(world)
  const stream = await follow('admin.live.changes', bearer(token))
  expect((await patch(token, job.job_id, 'BRICK')).status).toBe(200)
  await stream.until(about(job.job_id))
  const notice = stream.heard.find(about(job.job_id))
  expect(notice?.data).toEqual({ topic: 'job', id: job.job_id, kind: expect.any(String) })
})

it('a customer and a provider hear of their own jobs and of no other', async () => {
  const { people, app, test } = world
  const dispatcher = await signIn(app, people.dispatcher.email)
  const { job: theirs } = await makeOfferedJob(world)
  const foreign = await makeJob(test.ownerDb, { customer_id: people.stranger.customer_id })
  const customer = await follow('customer.live.changes', bearer(await signIn(app, people.customerUser.email)))
  const provider = await follow('provider.live.changes', bearer(await signIn(app, people.provider.email)))
  await patch(dispatcher, foreign.job_id, 'TILE')
  await patch(dispatcher, theirs.job_id, 'TILE')
  await Promise.all([customer.until(about(theirs.job_id)), provider.until(about(theirs.job_id))])
  expect(customer.heard.some(about(foreign.job_id))).toBe(false)
  expect(provider.heard.some(about(foreign.job_id))).toBe(false)
})

it('a provider who loses a job hears it once more, and then sees nothing of it', async () => {
  const { people, app } = world
  const { job, assignment } = await makeOfferedJob(world)
  const token = await signIn(app, people.provider.email)
  const stream = await follow('provider.live.changes', bearer(token))
  expect((await reject(token, assignment.assignment_id)).status).toBe(200)
  await stream.until(about(job.job_id))
  // What happened is dispatch's to know: the browser asks again, and sees what is for it.
  expect(stream.heard.find(about(job.job_id))?.data).toEqual({ topic: 'job', id: job.job_id, kind: 'changed' })
  const input = encodeURIComponent(JSON.stringify({ assignment_id: assignment.assignment_id }))
  const after = await fetch(`${address}/trpc/provider.jobs.get?input=${input}`, { headers: bearer(token) })
  expect(after.status).toBe(404)
})

it('a provider who has left a job hears nothing of what becomes of it', async () => {
  const { people, app } = world
  const { job: left, assignment } = await makeOfferedJob(world)
  const { job: kept } = await makeOfferedJob(world)
  const token = await signIn(app, people.provider.email)
  const dispatcher = await signIn(app, people.dispatcher.email)
  const stream = await follow('provider.live.changes', bearer(token))
  await reject(token, assignment.assignment_id)
  await stream.until(about(left.job_id))
  const before = stream.heard.filter(about(left.job_id)).length
  expect((await patch(dispatcher, left.job_id, 'BRICK')).status).toBe(200)
  expect((await patch(dispatcher, kept.job_id, 'BRICK')).status).toBe(200)
  await stream.until(about(kept.job_id))
  expect(stream.heard.filter(about(left.job_id))).toHaveLength(before)
  const late = await follow('provider.live.changes', bearer(token))
  await patch(dispatcher, left.job_id, 'TILE')
  await patch(dispatcher, kept.job_id, 'TILE')
  await late.until(about(kept.job_id))
  expect(late.heard.some(about(left.job_id))).toBe(false)
})

it.each([
  [
    'signs out',
    (token: string) =>
      fetch(`${address}/api/auth/sign-out`, {
        method: 'POST',
        headers: { ...bearer(token), 'content-type': 'application/json' },
        body: '{}',
      }),
  ],
  [
    'has their session taken away',
    (token: string) => world.test.ownerDb.$client.query('delete from h2s_sessions where token = $1', [token]),
  ],
  [
    'has their account closed',
    () =>
      world.test.ownerDb.$client.query('update h2s_users set disabled_at = now() where id = $1', [
        world.people.admin.id,
      ]),
  ],
  [
    'gets another role',
    () =>
      world.test.ownerDb.$client.query("update h2s_users set role = 'dispatcher' where id = $1", [
        world.people.admin.id,
      ]),
  ],
] as const)('a stream ends at once, though nothing else happens, for whoever %s', async (_how, end) => {
  const { people, app, test } = world
  await test.ownerDb.$client.query("update h2s_users set disabled_at = null, role = 'admin' where id = $1", [
    people.admin.id,
  ])
  const token = await signIn(app, people.admin.email)
  const [stream, other] = [
    await follow('admin.live.changes', bearer(token)),
    await follow('admin.live.changes', bearer(await signIn(app, people.dispatcher.email))),
  ]
  await end(token.split('.', 1)[0] ?? '')
  await stream.over
  // Whose session ended is nobody else's business.
  expect(JSON.stringify([stream.heard, other.heard])).not.toContain(people.admin.id)
  expect(other.isOver()).toBe(false)
})

it('a stream ends with a session that ran out by time, when the server looks', async () => {
  const { people, app, test } = world
  await test.ownerDb.$client.query("update h2s_users set disabled_at = null, role = 'admin' where id = $1", [
    people.admin.id,
  ])
  const token = await signIn(app, people.admin.email)
  const stream = await follow('admin.live.changes', bearer(token))
  await test.ownerDb.$client.query(
    "update h2s_sessions set expires_at = now() - interval '1 second' where token = $1",
    [token.split('.', 1)[0]],
  )
  await test.ownerDb.$client.query(`select pg_notify('h2s_live', '{"topic":"session","id":"*","kind":"ask"}')`)
  await stream.over
  expect(stream.heard.map(({ event }) => event)).not.toContain('message')
})

it('a customer with a link listens with the link in the connection parameters', async () => {
  const { people, app, database } = world
  const { job } = await makeOfferedJob(world)
  const { token } = await createJobLink(
    {
      db: database.db,
      actor: { kind: 'user', user_id: people.dispatcher.id, name: 'Dana', role: 'dispatcher' },
      now: () => new Date().toISOString(),
      correlationId: 'test-link',
      ports: {
        stripe: { canVerify: false, canFetch: false } as never,
        sms: null,
        mail: null,
        channels: { sms: false, email: false },
        zoneAt: () => null,
        normalisePhone: () => null,
        publicUrl: 'http://localhost',
      },
    },
    { job_id: job.job_id },
  )
  const parameters = encodeURIComponent(JSON.stringify({ link: token }))
  const stream = await follow('customer.live.changes', {}, `?connectionParams=${parameters}`)
  const dispatcher = await signIn(app, people.dispatcher.email)
  await patch(dispatcher, job.job_id, 'WOOD')
  await stream.until(about(job.job_id))
  expect(stream.heard.find(about(job.job_id))?.data).toEqual({ topic: 'job', id: job.job_id, kind: 'changed' })
  expect(world.logged.join('')).not.toContain(token)
  const heard = stream.heard.length
  await world.test.ownerDb.$client.query('update h2s_job_links set revoked_at = now() where job_id = $1', [job.job_id])
  await stream.over
  expect(heard).toBeGreaterThan(1)
})

it('nobody and people of another audience hear that they may not, and nothing else', async () => {
  const customer = await signIn(world.app, world.people.customerUser.email)
  const dispatcher = await signIn(world.app, world.people.dispatcher.email)
  const { job } = await makeOfferedJob(world)
  for (const [headers, code] of [
    [{}, 'UNAUTHORIZED'],
    [bearer(customer), 'FORBIDDEN'],
  ] as const) {
    const stream = await listen(`${address}/trpc/admin.live.changes`, headers)
    open.push(stream)
    await stream.until(({ event }) => event === 'serialized-error')
    await patch(dispatcher, job.job_id, 'BRICK')
    await stream.over
    expect(stream.heard.map(({ event }) => event)).toEqual(['connected', 'serialized-error'])
    expect(JSON.stringify(stream.heard)).toContain(code)
  }
})

it('one person has so many streams and no more, is told so, and takes nothing from others', async () => {
  const { people, app, test } = world
  const token = await signIn(app, people.strangerUser.email)
  const dispatcher = await signIn(app, people.dispatcher.email)
  const [first, ...more] = await Promise.all(
    Array.from({ length: 30 }, () => follow('customer.live.changes', bearer(token))),
  )
  const refused = await follow('customer.live.changes', bearer(token))
  await refused.over
  expect(refused.heard.at(-1)).toMatchObject({
    event: 'serialized-error',
    data: { message: expect.stringContaining('open too often'), data: { code: 'TOO_MANY_STREAMS', httpStatus: 429 } },
  })
  const { job } = await makeOfferedJob(world)
  const other = await follow('customer.live.changes', bearer(await signIn(app, people.customerUser.email)))
  await patch(dispatcher, job.job_id, 'BRICK')
  await other.until(about(job.job_id))
  expect(more.some((stream) => stream.isOver())).toBe(false)

  const before = await streamCount()
  first?.hangUp()
  await expect.poll(streamCount, { timeout: 10_000 }).toBe(before - 1)
  const own = await makeJob(test.ownerDb, { customer_id: people.stranger.customer_id })
  const next = await follow('customer.live.changes', bearer(token))
  await patch(dispatcher, own.job_id, 'BRICK')
  await next.until(about(own.job_id))
})

it('a webhook is heard on the board once its job is made', async () => {
  const token = await signIn(world.app, world.people.dispatcher.email)
  const stream = await follow('admin.live.changes', bearer(token))
  const { body, headers } = stripeDelivery(checkoutEvent())
  expect((await fetch(`${address}/webhooks/stripe`, { method: 'POST', headers, body })).status).toBe(200)
  const jobId = await processWaiting(world)
  await stream.until(about(jobId))
})

it('a stream that ends takes its place in the hub with it', async () => {
  const token = await signIn(world.app, world.people.dispatcher.email)
  const stream = await follow('admin.live.changes', bearer(token))
  await expect.poll(streamCount).toBeGreaterThan(0)
  const before = await streamCount()
  stream.hangUp()
  await expect.poll(streamCount, { timeout: 10_000 }).toBe(before - 1)
})
