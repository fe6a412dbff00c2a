import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeJob, makePayout } from '@h2s/db/test/factories'
import { bearer, checkoutEvent, openApp, openWorld, password, signIn, stripeDelivery } from './support/world.ts'
import type { World } from './support/world.ts'
import { processWaiting } from './support/process-waiting.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const get = (url: string, headers: Record<string, string> = {}) => world.app.inject({ method: 'GET', url, headers })

describe('/readyz', () => {
  it('says what there is and what is off', async () => {
    const answer = await get('/readyz')
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      ok: true,
      ready: true,
      database: 'up',
      worker: { state: 'up', beat_at: expect.any(String) },
      integrations: { stripe: 'on', twilio: 'off', mail: 'off', google_calendar: 'off' },
    })
  })

  it('is 503 until a worker was heard of; later a silent worker is said, and people keep the API', async () => {
    const { $client: owner } = world.test.ownerDb
    await owner.query('delete from h2s_worker_heartbeats')
    const fresh = await openApp(world.test)
    const ask = () => fresh.app.inject({ method: 'GET', url: '/readyz' })
    expect((await ask()).statusCode).toBe(503)
    await owner.query(`insert into h2s_worker_heartbeats (worker_id, version) values ('w', '0')`)
    expect((await ask()).statusCode).toBe(200)
    await owner.query(`update h2s_worker_heartbeats set beat_at = now() - interval '2 minutes'`)
    const silent = await ask()
    expect({ status: silent.statusCode, worker: silent.json<{ worker: { state: string } }>().worker.state }).toEqual({
      status: 200,
      worker: 'late',
    })
    await fresh.app.close()
    await fresh.database.close()
  })

  it('is 503 without a database, the webhook too, and nobody learns more than that', async () => {
    const cut = await openApp(world.test)
    const token = await signIn(world.app, world.people.dispatcher.email)
    await cut.database.close()
    const { body, headers } = stripeDelivery(checkoutEvent())
    const answers = [
      await cut.app.inject({ method: 'GET', url: '/readyz' }),
      await cut.app.inject({ method: 'POST', url: '/webhooks/stripe', payload: body, headers }),
      await cut.app.inject({ method: 'GET', url: '/api/me', headers: bearer(token) }),
      await cut.app.inject({ method: 'GET', url: '/trpc/admin.jobs.list', headers: bearer(token) }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503, 503])
    expect(answers[1]?.json()).toMatchObject({ ok: false, code: 'UNAVAILABLE' })
    for (const answer of answers) expect(answer.body).not.toMatch(/pool|ECONN|pg-|select/i)
    expect((await cut.app.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200)
    await cut.app.close()
  })
})

describe('/metrics', () => {
  it('shows the gauges from the database, queues, pool and answered requests', async () => {
    const { ownerDb } = world.test
    await makeJob(ownerDb, { status: 'pending_scheduling' })
    const job = await makeJob(ownerDb)
    await makePayout(ownerDb, { job_id: job.job_id, pro_id: world.people.pro.pro_id })
    const { body, headers } = stripeDelivery(checkoutEvent())
    await world.app.inject({ method: 'POST', url: '/webhooks/stripe', payload: body, headers })
    await get('/trpc/public.demo')
    await get('/trpc/public.demo,public.demo?batch=1&input=%7B%7D')
    await get('/trpc/secret-of-somebody')
    const answer = await get('/metrics')
    const text = answer.body
    expect(text).toMatch(/^awaiting_schedule 1$/m)
    expect(text).toMatch(/^scheduled 0$/m)
    expect(text).toMatch(/^payout_pending 1$/m)
    expect(text).toMatch(/^task_queue_depth\{queue="process-webhook",state="created"\} 1$/m)
    expect(text).toMatch(/^db_pool_connections\{state="busy"\} \d+$/m)
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/trpc\/public.demo",status="2xx"\} 1/,
    )
    expect(text).toMatch(/route="\/trpc\/\(batch\)"/)
    expect(text).not.toContain('secret-of-somebody')
  })

  it('has every queue at zero too, and counts each task that ended once, whoever asks', async () => {
    const { app, database } = await openApp(world.test)
    const { $client: owner } = world.test.ownerDb
    const read = async () => (await app.inject({ method: 'GET', url: '/metrics' })).body
    await owner.query('delete from pgboss.job')
    const empty = await read()
    for (const queue of ['process-webhook', 'notify', 'offer-next', 'dead-letter'])
      for (const state of ['created', 'retry', 'active', 'failed'])
        expect(empty).toContain(`task_queue_depth{queue="${queue}",state="${state}"} 0\n`)
    expect(empty).not.toContain('task_duration_seconds_count{')
    await owner.query(
      `insert into pgboss.job (name, data, state, started_on, completed_on) values
        ('notify', '{"message_id":"secret-id"}', 'completed', now() - interval '300 milliseconds', now()),
        ('notify', '{}', 'failed', now() - interval '20 seconds', now()),
        ('notify', '{}', 'completed', now() - interval '2 hours', now() - interval '1 hour'),
        ('notify', '{}', 'active', now(), null)`,
    )
    const counted = (text: string) => text.split('\n').filter((line) => line.startsWith('task_duration_seconds_count'))
    const both = [
      'task_duration_seconds_count{queue="notify",outcome="done"} 1',
      'task_duration_seconds_count{queue="notify",outcome="failed"} 1',
    ]
    await expect.poll(async () => counted(await read()).toSorted(), { timeout: 15_000 }).toEqual(both)
    for (const text of await Promise.all([read(), read(), read()])) expect(counted(text).toSorted()).toEqual(both)
    const text = await read()
    expect(text).toContain('task_duration_seconds_bucket{le="0.25",queue="notify",outcome="done"} 0')
    expect(text).toContain('task_duration_seconds_bucket{le="0.5",queue="notify",outcome="done"} 1')
    expect(text).not.toContain('secret-id')
    await app.close()
    await database.close()
  })

  it('is behind its token where one is set', async () => {
    const { app, database } = await openApp(world.test, { METRICS_TOKEN: 'let-me-measure' })
    const ask = (headers: Record<string, string>) => app.inject({ method: 'GET', url: '/metrics', headers })
    expect((await ask({})).statusCode).toBe(401)
    expect((await ask(bearer('wrong'))).statusCode).toBe(401)
    expect((await ask(bearer('let-me-measure'))).statusCode).toBe(200)
    await app.close()
    await database.close()
  })
})

describe('the log', () => {
  it('has a line per answer with its correlation id, and no person in it', async () => {
    const canary = { name: 'Zaphod Canary', email: 'zaphod.canary@example.com', phone: '+14045559876' }
    const token = await signIn(world.app, world.people.dispatcher.email)
    const event = checkoutEvent()
    Object.assign(event.data.object.customer_details, canary)
    const { body, headers } = stripeDelivery(event)
    await world.app.inject({ method: 'POST', url: '/webhooks/stripe', payload: body, headers })
    const jobId = await processWaiting(world)
    const id = `canary-${randomUUID()}`
    await get(`/api/admin_jobs_list?q=${encodeURIComponent(canary.email)}`, { ...bearer(token), 'x-request-id': id })
    await get(`/api/admin_job_get?job_id=${jobId}`, bearer(token))
    await world.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email: canary.email, password },
    })
    const log = world.logged.join('')
    expect(log).toContain(`"reqId":"${id}"`)
    expect(log).toContain('"route":"/api/admin_jobs_list"')
    expect(log).not.toMatch(/Zaphod|zaphod|4045559876|canary@/)
    expect(log).not.toContain(token)
    expect(log).not.toContain(password)
    const metrics = (await get('/metrics')).body
    expect(metrics).not.toMatch(/Zaphod|zaphod|4045559876/)
    const { rows } = await world.test.ownerDb.$client.query<{ data: string }>('select data::text from pgboss.job')
    expect(rows.map(({ data }) => data).join('')).not.toMatch(/Zaphod|zaphod|4045559876/)
  })

  it('an unknown error is logged under the id that the caller is told, and told nothing else', async () => {
    const token = await signIn(world.app, world.people.dispatcher.email)
    await world.test.ownerDb.$client.query('alter table h2s_job_counts rename to h2s_job_counts_gone')
    const answer = await get('/api/admin_jobs_list', bearer(token))
    const overTrpc = await get('/trpc/admin.jobs.list', bearer(token))
    await world.test.ownerDb.$client.query('alter table h2s_job_counts_gone rename to h2s_job_counts')
    expect(answer.statusCode).toBe(500)
    const said = answer.json<{ code: string; correlation_id: string; error: string }>()
    expect(said).toMatchObject({ ok: false, code: 'INTERNAL', blockers: [] })
    expect(said.correlation_id).toBe(answer.headers['x-request-id'])
    for (const { body } of [answer, overTrpc]) expect(body).not.toMatch(/h2s_|"relation|select |\.ts|stack/i)
    expect(overTrpc.json()).toMatchObject({ error: { data: { code: 'INTERNAL', httpStatus: 500 } } })
    expect(world.logged.join('')).toMatch(new RegExp(`"reqId":"${said.correlation_id}".*"unexpected error"`))
  })
})

it('one address that asks too often is told to wait', async () => {
  const { app, database } = await openApp(world.test, { RATE_LIMIT_PER_MINUTE: 5 })
  const ask = (remoteAddress: string) => app.inject({ method: 'GET', url: '/trpc/public.demo', remoteAddress })
  const answers: Awaited<ReturnType<typeof ask>>[] = []
  for (let n = 0; n < 8; n++) answers.push(await ask('192.0.2.1'))
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(3)
  const refused = answers.find(({ statusCode }) => statusCode === 429)
  expect(refused?.headers['retry-after']).toBeDefined()
  expect(refused?.body).toContain('TOO_MANY_REQUESTS')
  expect((await ask('192.0.2.2')).statusCode).toBe(200)
  await app.close()
  await database.close()
})
