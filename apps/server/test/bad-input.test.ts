import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeJob } from '@h2s/db/test/factories'
import {
  bearer,
  checkoutEvent,
  fingerprint,
  makeOfferedJob,
  openApp,
  openWorld,
  signIn,
  signedText,
  stripeDelivery,
  webhookSecret,
} from './support/world.ts'
import type { World } from './support/world.ts'

let world: World
let tokens: { dispatcher: string; provider: string; customer: string; stranger: string }
let offered: Awaited<ReturnType<typeof makeOfferedJob>>

beforeAll(async () => {
  world = await openWorld()
  const { app, people } = world
  tokens = {
    dispatcher: await signIn(app, people.dispatcher.email),
    provider: await signIn(app, people.provider.email),
    customer: await signIn(app, people.customerUser.email),
    stranger: await signIn(app, people.strangerUser.email),
  }
  offered = await makeOfferedJob(world)
})
afterAll(() => world.close())

const post = (url: string, token: string, payload: unknown) =>
  world.app.inject({ method: 'POST', url, headers: bearer(token), payload: payload as object })
const get = (url: string, token: string) => world.app.inject({ method: 'GET', url, headers: bearer(token) })

/** A refusal that changes nothing and says nothing of our insides. */
async function refused(ask: () => ReturnType<typeof post>, status: number, code: string) {
  const before = await fingerprint(world)
  const answer = await ask()
  expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({ status, body: { ok: false, code } })
  expect(await fingerprint(world)).toBe(before)
  expect(answer.body).not.toMatch(/ at \/|\bselect\b.*\bfrom\b|constraint|node_modules|h2s_|pgboss|violates/i)
  return answer
}

const withoutId = (body: string) => body.replace(/"correlation_id":"[^"]+"/, '')

describe('a thing that is not there, and a thing of somebody else', () => {
  it('get the same answer: a job', async () => {
    const missing = await refused(() => post(`/api/jobs/${randomUUID()}/verify`, tokens.stranger, {}), 404, 'NOT_FOUND')
    const foreign = await refused(
      () => post(`/api/jobs/${offered.job.job_id}/verify`, tokens.stranger, {}),
      404,
      'NOT_FOUND',
    )
    const malformed = await refused(() => post(`/api/jobs/not-an-id/verify`, tokens.stranger, {}), 404, 'NOT_FOUND')
    expect(withoutId(foreign.body)).toBe(withoutId(missing.body))
    expect(withoutId(malformed.body)).toBe(withoutId(missing.body))
  })

  it('get the same answer: an assignment', async () => {
    const otto = await signIn(world.app, world.people.otherProvider.email)
    const missing = await refused(() => post(`/api/assignments/${randomUUID()}/accept`, otto, {}), 404, 'NOT_FOUND')
    const foreign = await refused(
      () => post(`/api/assignments/${offered.assignment.assignment_id}/accept`, otto, {}),
      404,
      'NOT_FOUND',
    )
    expect(withoutId(foreign.body)).toBe(withoutId(missing.body))
  })

  it('get the same answer over tRPC, in a batch too', async () => {
    const ask = (jobId: string) => {
      const input = encodeURIComponent(JSON.stringify({ 0: { job_id: jobId }, 1: { job_id: jobId } }))
      return get(`/trpc/customer.jobs.get,customer.jobs.get?batch=1&input=${input}`, tokens.stranger)
    }
    const clean = (body: string) => body.replaceAll(/"correlation_id":"[^"]+"/g, '')
    const foreign = await ask(offered.job.job_id)
    const missing = await ask(randomUUID())
    expect(foreign.statusCode).toBe(404)
    expect(clean(foreign.body)).toBe(clean(missing.body))
  })

  it('an unknown job is 404 for dispatch too', async () => {
    await refused(() => get(`/api/admin_job_get?job_id=${randomUUID()}`, tokens.dispatcher), 404, 'NOT_FOUND')
    await refused(() => get(`/api/job_audit?job_id=${randomUUID()}`, tokens.dispatcher), 404, 'NOT_FOUND')
  })
})

describe('input', () => {
  it('a stale version is a CONFLICT that says how the thing stands, and nothing is overwritten', async () => {
    const job = await makeJob(world.test.ownerDb)
    const fresh = await post('/api/update_install_details', tokens.dispatcher, {
      job_id: job.job_id,
      wall_type: 'BRICK',
      version: job.version,
    })
    expect(fresh.statusCode).toBe(200)
    const stale = await refused(
      () =>
        post('/api/update_install_details', tokens.dispatcher, {
          job_id: job.job_id,
          wall_type: 'TILE',
          version: job.version,
        }),
      409,
      'CONFLICT',
    )
    expect(stale.json()).toMatchObject({ current: { version: job.version + 1 } })
    expect(stale.body).not.toContain('customer_email')
  })

  it('an unknown status is refused with its path', async () => {
    const answer = await refused(
      () => post('/api/admin_update_status', tokens.dispatcher, { job_id: offered.job.job_id, status: 'assigned' }),
      400,
      'INVALID',
    )
    expect(answer.json<{ fields: unknown }>().fields).toEqual([{ path: 'status', message: expect.any(String) }])
  })

  it('a status that the map does not allow is refused in seed A’s words', async () => {
    const answer = await refused(
      () => post('/api/admin_update_status', tokens.dispatcher, { job_id: offered.job.job_id, status: 'paid' }),
      400,
      'STATUS',
    )
    expect(answer.json()).toMatchObject({
      error: 'Cannot transition from pending to paid',
      blockers: [{ code: 'STATUS' }],
    })
  })

  it.each(['/api/admin_update_status', '/trpc/admin.jobs.setStatus', '/api/auth/sign-in/email'])(
    'malformed JSON at %s',
    async (url) => {
      const before = await fingerprint(world)
      const answer = await world.app.inject({
        method: 'POST',
        url,
        headers: { ...bearer(tokens.dispatcher), 'content-type': 'application/json' },
        payload: '{"job_id": ',
      })
      expect(answer.statusCode).toBe(400)
      expect(answer.body).toContain('INVALID')
      expect(answer.body).not.toMatch(/SyntaxError|position|Unexpected/)
      expect(await fingerprint(world)).toBe(before)
    },
  )

  it.each(['/api/admin_update_status', '/trpc/admin.jobs.setStatus', '/api/auth/sign-in/email'])(
    'a body of more than 256 KB at %s',
    async (url) => {
      const answer = await world.app.inject({
        method: 'POST',
        url,
        headers: { ...bearer(tokens.dispatcher), 'content-type': 'application/json' },
        payload: JSON.stringify({ job_id: offered.job.job_id, notes: 'x'.repeat(300_000) }),
      })
      expect(answer.statusCode).toBe(413)
      expect(answer.body).toContain('TOO_LARGE')
    },
  )

  it.each(['/api/admin_update_status', '/trpc/admin.jobs.setStatus'])(
    'a body that is nested to hurt at %s',
    async (url) => {
      const answer = await world.app.inject({
        method: 'POST',
        url,
        headers: { ...bearer(tokens.dispatcher), 'content-type': 'application/json' },
        payload: `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      })
      expect(answer.statusCode).toBe(400)
      expect(answer.body).toContain('The body is nested too deeply.')
    },
  )

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
  ])('a body of type %s is not taken', async (type) => {
    const before = await fingerprint(world)
    for (const url of ['/api/admin_update_status', '/trpc/admin.jobs.setStatus', '/api/auth/sign-out']) {
      const answer = await world.app.inject({
        method: 'POST',
        url,
        headers: { ...bearer(tokens.dispatcher), 'content-type': type },
        payload: '--x\r\n\r\n--x--',
      })
      expect([url, answer.statusCode]).toEqual([url, 415])
    }
    expect(await fingerprint(world)).toBe(before)
  })

  it.each([
    { pain_flags: [] },
    { order_stage: 'DELIVERED' },
    { estimated_payout: 1 },
    { audit_log: [] },
    { metadata: { order_stage: 'DELIVERED' } },
    { admin_user: 'root' },
    { role: 'admin' },
    { paid_cents: 0 },
    JSON.parse('{"__proto__":{"polluted":true}}') as object,
  ])('keys that the server owns are refused with their path: %j', async (extra) => {
    const answer = await refused(
      () =>
        post('/api/update_install_details', tokens.dispatcher, {
          job_id: offered.job.job_id,
          wall_type: 'TILE',
          ...extra,
        }),
      400,
      'INVALID',
    )
    expect(answer.json<{ fields: { path: string }[] }>().fields.map(({ path }) => path)).toEqual(Object.keys(extra))
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('HTML in notes stays text, as it was typed', async () => {
    const html = '<img src=x onerror=alert(1)><script>alert(2)</script>'
    const answer = await post('/api/update_install_details', tokens.dispatcher, {
      job_id: offered.job.job_id,
      mounting_surface_notes: html,
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(
      answer.json<{ job: { metadata: { mounting_surface_notes: string } } }>().job.metadata.mounting_surface_notes,
    ).toBe(html)
  })

  it('a batch of more than ten calls', async () => {
    const path = Array.from({ length: 11 }, () => 'public.demo').join(',')
    expect((await get(`/trpc/${path}?batch=1&input=%7B%7D`, tokens.dispatcher)).statusCode).toBe(400)
  })

  it.each(['0', '101', '1000', '-1', '1.5', 'many'])('a limit of %s is told the range', async (limit) => {
    const answer = await refused(() => get(`/api/admin_jobs_list?limit=${limit}`, tokens.dispatcher), 400, 'INVALID')
    expect(answer.json()).toMatchObject({
      error: 'limit takes 1 to 100.',
      fields: [{ path: 'limit', message: 'Takes 1 to 100.' }],
    })
  })

  it('a cursor that we did not give', async () => {
    await refused(() => get('/api/admin_jobs_list?cursor=abc', tokens.dispatcher), 400, 'INVALID')
  })

  it('an address that leads nowhere is JSON', async () => {
    for (const url of ['/api/nothing', '/trpc/nothing.here', '/nothing']) {
      const answer = await get(url, tokens.dispatcher)
      expect([url, answer.statusCode]).toEqual([url, 404])
      expect(answer.headers['content-type']).toMatch(/json/)
      expect(answer.body).toContain('NOT_FOUND')
    }
  })
})

describe('the Stripe webhook', () => {
  const deliver = (body: string, headers: Record<string, string>) =>
    world.app.inject({ method: 'POST', url: '/webhooks/stripe', payload: body, headers })

  it('without a signature', async () => {
    const { body } = stripeDelivery(checkoutEvent())
    await refused(() => deliver(body, { 'content-type': 'application/json' }), 400, 'BAD_SIGNATURE')
  })

  it('with a signature for another body, another secret, or one that is too old', async () => {
    const { headers } = stripeDelivery(checkoutEvent())
    const other = stripeDelivery(checkoutEvent())
    await refused(() => deliver(other.body, headers), 400, 'BAD_SIGNATURE')
    const forged = stripeDelivery(checkoutEvent(), 'whsec_of_somebody_else')
    await refused(() => deliver(forged.body, forged.headers), 400, 'BAD_SIGNATURE')
    const old = stripeDelivery(checkoutEvent(), webhookSecret, Date.now() - 301_000)
    await refused(() => deliver(old.body, old.headers), 400, 'BAD_SIGNATURE')
    const spaced = stripeDelivery(checkoutEvent())
    await refused(() => deliver(`${spaced.body} `, spaced.headers), 400, 'BAD_SIGNATURE')
  })

  it('signed, but no event: said as such, and nothing is taken in', async () => {
    const event = checkoutEvent()
    const session = { ...event.data.object, id: 4711 }
    const bodies = [null, [], {}, { ...event, id: 4711 }, { ...event, id: '' }, { ...event, data: { object: session } }]
    const texts = ['hello', '{', ...bodies.map((body) => JSON.stringify(body))]
    for (const text of texts) {
      const { body, headers } = signedText(text)
      await refused(() => deliver(body, headers), 400, 'NOT_AN_EVENT')
    }
  })

  it('of the other mode than the key’s: said as such, and nothing is taken in', async () => {
    const { app, database } = await openApp(world.test, { stripeKey: 'sk_live_x' })
    const { body, headers } = stripeDelivery(checkoutEvent())
    const answer = await app.inject({ method: 'POST', url: '/webhooks/stripe', payload: body, headers })
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      expect.objectContaining({
        ok: false,
        code: 'WRONG_MODE',
        error:
          'This is an event of the test mode, and STRIPE_SECRET_KEY is a key of the live mode: nothing was taken in.',
      }),
    ])
    const stored = await world.test.ownerDb.$client.query('select 1 from h2s_webhook_inbox where payload = $1', [body])
    expect(stored.rows).toEqual([])
    await app.close()
    await database.close()
  })

  it('of more than 1 MB', async () => {
    const large = stripeDelivery({ ...checkoutEvent(), filler: 'x'.repeat(1_100_000) })
    await refused(() => deliver(large.body, large.headers), 413, 'TOO_LARGE')
  })

  it('the same event a hundred times at once is stored once, and every delivery is thanked for', async () => {
    const event = checkoutEvent()
    const { body, headers } = stripeDelivery(event)
    const answers = await Promise.all(Array.from({ length: 100 }, () => deliver(body, headers)))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    const { rows } = await world.test.ownerDb.$client.query(
      `select (select count(*) from h2s_webhook_inbox where event_id = $1)::int as events,
        (select count(*) from pgboss.job where name = 'process-webhook' and data->>'inbox_id' in
          (select inbox_id::text from h2s_webhook_inbox where event_id = $1))::int as tasks`,
      [event.id],
    )
    expect(rows).toEqual([{ events: 1, tasks: 1 }])
  })

  it('an event type that we do not know is taken and kept', async () => {
    const { body, headers } = stripeDelivery({ ...checkoutEvent(), type: 'price.tickled' })
    expect((await deliver(body, headers)).statusCode).toBe(200)
  })
})
