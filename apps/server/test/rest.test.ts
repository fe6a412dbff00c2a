import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAssignment, makeJob, makePayout, makePro } from '@h2s/db/test/factories'
import { bearer, makeOfferedJob, openApp, openWorld, password, signIn } from './support/world.ts'
import type { World } from './support/world.ts'

let world: World
let dispatcher: string
let admin: string
beforeAll(async () => {
  world = await openWorld()
  dispatcher = await signIn(world.app, world.people.dispatcher.email)
  admin = await signIn(world.app, world.people.admin.email)
})
afterAll(() => world.close())

async function ask<T = Record<string, unknown>>(
  method: 'GET' | 'POST',
  url: string,
  token: string,
  payload?: object,
  headers: Record<string, string> = {},
) {
  const answer = await world.app.inject({
    method,
    url,
    headers: { ...bearer(token), ...headers },
    ...(payload ? { payload } : {}),
  })
  const body = answer.json<T & { ok: boolean }>()
  if (answer.statusCode !== 200) throw new Error(`${method} ${url} said ${answer.statusCode}: ${answer.body}`)
  expect(body.ok).toBe(true)
  return body
}

type Job = {
  job_id: string
  version: number
  status: string
  metadata: Record<string, unknown>
  [key: string]: unknown
}

describe('every REST name of the contract', () => {
  it('GET /api/admin_jobs_list pages, filters and counts', async () => {
    const jobs = await Promise.all(Array.from({ length: 3 }, () => makeJob(world.test.ownerDb)))
    const first = await ask<{ jobs: Job[]; next_cursor: string; counts: Record<string, number> }>(
      'GET',
      '/api/admin_jobs_list?status=pending&limit=2',
      dispatcher,
    )
    expect(first.jobs).toHaveLength(2)
    expect(first.counts).toMatchObject({
      pending: expect.any(Number),
      flagged: expect.any(Number),
      unassigned: expect.any(Number),
    })
    const rest = await ask<{ jobs: Job[] }>(
      'GET',
      `/api/admin_jobs_list?status=pending&limit=100&cursor=${encodeURIComponent(first.next_cursor)}`,
      dispatcher,
    )
    const seen = [...first.jobs, ...rest.jobs].map(({ job_id }) => job_id)
    expect(new Set(seen).size).toBe(seen.length)
    for (const job of jobs) expect(seen).toContain(job.job_id)
    const several = await ask<{ jobs: Job[] }>('GET', '/api/admin_jobs_list?status=paid&status=cancelled', dispatcher)
    expect(several.jobs).toEqual([])
  })

  it('GET /api/admin_job_get gives seed A’s fields, metadata version 2 and blockers per next status', async () => {
    const made = await makeJob(world.test.ownerDb)
    const { job } = await ask<{ job: Job }>('GET', `/api/admin_job_get?job_id=${made.job_id}`, dispatcher)
    for (const key of [
      'job_id',
      'status',
      'customer_name',
      'customer_email',
      'customer_phone',
      'service_id',
      'service_name',
      'service_address',
      'service_city',
      'service_state',
      'service_zip',
      'assigned_pro_id',
      'assigned_pro_name',
      'start_iso',
      'end_iso',
      'notes_from_customer',
      'resources_needed',
      'variant_code',
      'geo_lat',
      'geo_lng',
      'metadata',
      'created_at',
      'updated_at',
      'completed_at',
      'version',
      'time_zone',
      'job_number',
      'assignment',
      'payment',
      'payouts',
      'blockers',
      'actions',
      'lines',
    ]) {
      expect(job).toHaveProperty(key)
    }
    expect(Object.keys(job['blockers'] as object).toSorted()).toEqual(['accepted', 'cancelled', 'pending_scheduling'])
    expect(job.metadata).toMatchObject({
      wall_type: 'UNKNOWN',
      audit_log: expect.any(Array),
      pain_flags: expect.any(Array),
    })
    expect(job['actions']).not.toHaveProperty('approve_payout')
    const forAdmin = await ask<{ job: Job }>('GET', `/api/admin_job_get?job_id=${made.job_id}`, admin)
    expect(forAdmin.job['actions']).toHaveProperty('approve_payout')
  })

  it('POST /api/admin_dispatch says by which way the provider is told', async () => {
    const { app, database } = await openApp(world.test, { channels: { sms: true, email: true } })
    const job = await makeJob(world.test.ownerDb)
    const pro = await makePro(world.test.ownerDb, { phone: null, email: 'pat@example.com', branch_id: 'atlanta' })
    const answer = await app.inject({
      method: 'POST',
      url: '/api/admin_dispatch',
      headers: bearer(dispatcher),
      payload: { job_id: job.job_id, pro_id: pro.pro_id, override_reason: 'Nobody else is near' },
    })
    expect(answer.json()).toMatchObject({ ok: true, notification: { channel: 'email', state: 'planned' } })
    await app.close()
    await database.close()
  })

  it('the dispatcher’s writes', async () => {
    const { job_id } = await makeJob(world.test.ownerDb, { customer_id: world.people.customer.customer_id })
    const details = await ask<{ job: Job }>('POST', '/api/update_install_details', dispatcher, {
      job_id,
      wall_type: 'drywall',
      wire_management_required: 'none',
      special_constraints: ['RENTER', 'x'.repeat(80)],
    })
    expect(details.job.metadata).toMatchObject({ wall_type: 'DRYWALL', wire_management_required: 'NONE' })

    const plan = await ask<{ job: Job; order_plan: { components: { line_id: string; state: string }[] } }>(
      'POST',
      '/api/generate_order_plan',
      dispatcher,
      { job_id, version: details.job.version },
    )
    expect(plan.order_plan.components.length).toBeGreaterThan(0)
    const line = plan.order_plan.components[0]
    const moved = await ask<{ job: Job }>('POST', '/api/update_order_stage', dispatcher, { job_id, stage: 'DELIVERED' })
    expect(moved.job.metadata['order_stage']).toBe('DELIVERED')
    expect(line?.line_id).toEqual(expect.any(String))

    const flags = moved.job.metadata['pain_flags'] as { flag: string; resolved_at?: string }[]
    for (const { flag, resolved_at } of flags) {
      if (resolved_at) continue
      await ask('POST', '/api/resolve_pain_flag', dispatcher, { job_id, flag, resolution_notes: 'Asked the customer' })
    }

    const scheduled = await ask<{ job: Job }>('POST', '/api/schedule_appointment', dispatcher, {
      job_id,
      start_iso: '2027-01-11T09:00:00-05:00',
      end_iso: '2027-01-11T11:00:00-05:00',
    })
    expect(scheduled.job['start_iso'] ?? scheduled.job['proposals']).toBeTruthy()

    const dispatched = await ask<{
      job: Job
      assignment: { assignment_id: string; state: string }
      notification: unknown
    }>('POST', '/api/admin_dispatch', dispatcher, { job_id, pro_id: world.people.pro.pro_id })
    expect(dispatched.assignment).toMatchObject({ state: 'offered' })
    expect(dispatched.notification).toMatchObject({ message_id: expect.any(String) })

    const history = await ask<{ entries: Record<string, unknown>[] }>(
      'GET',
      `/api/job_audit?job_id=${job_id}`,
      dispatcher,
    )
    expect(history.entries.length).toBeGreaterThan(3)
    expect(history.entries.at(-1)).toMatchObject({
      timestamp: expect.any(String),
      user_id: world.people.dispatcher.id,
      user_name: 'Dana',
      action: expect.any(String),
    })
    for (const key of ['field', 'old_value', 'new_value', 'notes']) expect(history.entries[0]).toHaveProperty(key)
  })

  it('a job from offer to verification, by the provider’s and the customer’s names', async () => {
    const { job, assignment } = await makeOfferedJob(world)
    const pat = await signIn(world.app, world.people.provider.email)
    const casey = await signIn(world.app, world.people.customerUser.email)
    for (const step of [{ wall_type: 'DRYWALL', wire_management_required: 'NONE' }]) {
      await ask('POST', '/api/update_install_details', dispatcher, { job_id: job.job_id, ...step })
    }
    await ask('POST', '/api/generate_order_plan', dispatcher, { job_id: job.job_id })
    await ask('POST', '/api/update_order_stage', dispatcher, { job_id: job.job_id, stage: 'DELIVERED' })
    type Answer = { assignment: { state: string; version: number }; job: { status: string } }
    const act = (what: string, body: object = {}) =>
      ask<Answer>('POST', `/api/assignments/${assignment.assignment_id}/${what}`, pat, body)
    expect(await act('accept')).toMatchObject({ assignment: { state: 'accepted' }, job: { status: 'accepted' } })
    expect(await act('start')).toMatchObject({ assignment: { state: 'working' }, job: { status: 'in_progress' } })
    expect(await act('complete')).toMatchObject({ assignment: { state: 'done' }, job: { status: 'completed' } })
    const disputed = await ask<{ job: Job }>('POST', `/api/jobs/${job.job_id}/dispute`, casey, {
      reason: 'The TV hangs askew',
    })
    expect(disputed.job).toMatchObject({ status: 'in_progress', dispute_reason: 'The TV hangs askew' })
    expect(disputed.job).not.toHaveProperty('metadata')
    expect(await act('complete')).toMatchObject({ job: { status: 'completed' } })
    const verified = await ask<{ job: Job }>('POST', `/api/jobs/${job.job_id}/verify`, casey, {})
    expect(verified.job['verified_at']).toEqual(expect.any(String))
    const { rows } = await world.test.ownerDb.$client.query<{ payout_id: string }>(
      'select payout_id from h2s_payouts_ledger where job_id = $1',
      [job.job_id],
    )
    const refused = await world.app.inject({
      method: 'POST',
      url: '/api/admin_approve_payout',
      headers: bearer(dispatcher),
      payload: { payout_id: rows[0]?.payout_id },
    })
    expect(refused.statusCode).toBe(403)
    const approved = await ask<{ payout: Record<string, unknown> }>('POST', '/api/admin_approve_payout', admin, {
      payout_id: rows[0]?.payout_id,
    })
    expect(approved.payout).toMatchObject({ approved_by_name: 'Ada', pro_name: 'Pat Provider' })
  })

  it('reject and cancel need a reason; cancel by the dispatcher too', async () => {
    const { job, assignment } = await makeOfferedJob(world)
    const pat = await signIn(world.app, world.people.provider.email)
    const bare = await world.app.inject({
      method: 'POST',
      url: `/api/assignments/${assignment.assignment_id}/reject`,
      headers: bearer(pat),
      payload: {},
    })
    expect(bare.statusCode).toBe(400)
    await ask('POST', `/api/assignments/${assignment.assignment_id}/reject`, pat, { reason: 'Too far away' })
    const cancelled = await ask<{ job: Job }>('POST', `/api/jobs/${job.job_id}/cancel`, dispatcher, {
      reason: 'Customer moved house',
    })
    expect(cancelled.job.status).toBe('cancelled')
  })

  it('POST /api/admin_update_status follows the map', async () => {
    const { job_id } = await makeJob(world.test.ownerDb)
    const { job } = await ask<{ job: Job }>('POST', '/api/admin_update_status', dispatcher, {
      job_id,
      status: 'pending_scheduling',
      notes: 'Asked for a time',
    })
    expect(job.status).toBe('pending_scheduling')
  })

  it('POST /api/create_jobs_from_orders', async () => {
    const answer = await ask<{ created: unknown[]; skipped: { reason: string }[] }>(
      'POST',
      '/api/create_jobs_from_orders',
      dispatcher,
      {
        order_ids: ['no-such-order'],
      },
    )
    expect(answer).toMatchObject({ created: [], skipped: [{ order_id: 'no-such-order', reason: expect.any(String) }] })
  })

  it('POST without a body where nothing has to be said', async () => {
    const { assignment } = await makeOfferedJob(world)
    const pat = await signIn(world.app, world.people.provider.email)
    await ask('POST', `/api/assignments/${assignment.assignment_id}/accept`, pat)
  })
})

describe('the Idempotency-Key', () => {
  it('makes a repeated call happen once and gives the first answer again, over REST and tRPC', async () => {
    const { job_id, version } = await makeJob(world.test.ownerDb)
    const key = { 'idempotency-key': 'attempt-4711' }
    const body = { job_id, wall_type: 'BRICK', version }
    const first = await ask<{ job: Job }>('POST', '/api/update_install_details', dispatcher, body, key)
    const again = await ask<{ job: Job }>('POST', '/api/update_install_details', dispatcher, body, key)
    expect(again).toEqual(first)
    const byTrpc = await world.app.inject({
      method: 'POST',
      url: '/trpc/admin.jobs.updateInstallDetails',
      headers: { ...bearer(dispatcher), ...key },
      payload: body,
    })
    expect(byTrpc.json()).toMatchObject({ result: { data: { job: { version: first.job.version } } } })
  })

  it('holds for calls at the same instant', async () => {
    const { job, assignment } = await makeOfferedJob(world)
    const pat = await signIn(world.app, world.people.provider.email)
    const call = () =>
      world.app.inject({
        method: 'POST',
        url: `/api/assignments/${assignment.assignment_id}/accept`,
        headers: { ...bearer(pat), 'idempotency-key': 'tap-tap-tap' },
        payload: {},
      })
    const answers = await Promise.all(Array.from({ length: 10 }, call))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    const { rows } = await world.test.ownerDb.$client.query(
      `select count(*)::int as accepted from h2s_audit_entries where stream = $1 and action = 'accept' and field = 'status'`,
      [`job:${job.job_id}`],
    )
    expect((rows[0] as { accepted: number }).accepted).toBeLessThanOrEqual(1)
  })

  it('with another input is a mistake that is said', async () => {
    const { job_id } = await makeJob(world.test.ownerDb)
    const key = { 'idempotency-key': 'attempt-4712' }
    await ask('POST', '/api/update_install_details', dispatcher, { job_id, wall_type: 'BRICK' }, key)
    const other = await world.app.inject({
      method: 'POST',
      url: '/api/update_install_details',
      headers: { ...bearer(dispatcher), ...key },
      payload: { job_id, wall_type: 'TILE' },
    })
    expect(other.statusCode).toBe(409)
    expect(other.json()).toMatchObject({ ok: false, code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  it('does not belong to a batch, and takes a sane name only', async () => {
    const { job_id } = await makeJob(world.test.ownerDb)
    const batch = await world.app.inject({
      method: 'POST',
      url: '/trpc/admin.jobs.updateInstallDetails,admin.jobs.updateInstallDetails?batch=1',
      headers: { ...bearer(dispatcher), 'idempotency-key': 'one' },
      payload: { 0: { job_id, wall_type: 'BRICK' }, 1: { job_id, wall_type: 'TILE' } },
    })
    expect(batch.statusCode).toBe(400)
    const odd = await world.app.inject({
      method: 'POST',
      url: '/api/update_install_details',
      headers: { ...bearer(dispatcher), 'idempotency-key': 'x'.repeat(300) },
      payload: { job_id, wall_type: 'BRICK' },
    })
    expect(odd.statusCode).toBe(400)
  })
})

describe('the OpenAPI document', () => {
  type Operation = {
    operationId: string
    requestBody?: unknown
    parameters?: { name: string; in: string }[]
    responses: Record<string, unknown>
  }
  let document: {
    openapi: string
    paths: Record<string, Record<string, Operation>>
    components: { schemas: Record<string, unknown> }
  }
  beforeAll(async () => {
    document = (await world.app.inject({ method: 'GET', url: '/api/openapi.json' })).json()
  })

  it('has every REST name, and only names that answer', async () => {
    const names = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(names.toSorted()).toEqual(
      [
        'GET /api/admin_jobs_list',
        'GET /api/admin_job_get',
        'POST /api/admin_dispatch',
        'POST /api/admin_update_status',
        'POST /api/admin_approve_payout',
        'POST /api/resolve_pain_flag',
        'POST /api/generate_order_plan',
        'POST /api/update_order_stage',
        'POST /api/update_install_details',
        'GET /api/job_audit',
        'POST /api/create_jobs_from_orders',
        'POST /api/schedule_appointment',
        'POST /api/assignments/{id}/accept',
        'POST /api/assignments/{id}/reject',
        'POST /api/assignments/{id}/start',
        'POST /api/assignments/{id}/complete',
        'POST /api/jobs/{id}/verify',
        'POST /api/jobs/{id}/dispute',
        'POST /api/jobs/{id}/cancel',
        'GET /api/me',
        'POST /api/auth/sign-in/email',
      ].toSorted(),
    )
    for (const name of names) {
      const [method, path = ''] = name.split(' ')
      const answer = await world.app.inject({ method: method as 'GET', url: path.replace('{id}', 'x') })
      expect([name, answer.statusCode]).not.toEqual([name, 404])
    }
  })

  it('is a valid document: its references lead somewhere, its path parameters are declared', () => {
    expect(document.openapi).toBe('3.1.0')
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    )
    expect(references.length).toBeGreaterThan(0)
    for (const name of references) expect(document.components.schemas).toHaveProperty(name ?? '')
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name)
        expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
        expect(operation.responses).toHaveProperty('200')
        if (method === 'post') expect(operation.requestBody).toBeDefined()
      }
    }
  })

  it('says of every call how it refuses, with the body; sign-in says ok like the others', async () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { responses }] of Object.entries(methods)) {
        const wanted = ['200', '400', '401', '403', '413', '429', '503', ...(method === 'post' ? ['415'] : [])]
        expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining(wanted)])
        for (const [status, response] of Object.entries(responses)) {
          expect([path, status, response]).toMatchObject([path, status, { content: { 'application/json': {} } }])
        }
      }
    }
    const payload = { email: world.people.dispatcher.email, password }
    const url = '/api/auth/sign-in/email'
    const answer = await world.app.inject({ method: 'POST', url, payload })
    expect(answer.json()).toMatchObject({ ok: true, token: expect.any(String), user: { email: payload.email } })
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const refused = await world.app.inject({ method: 'POST', url, payload: 'email=x', headers: form })
    expect([refused.statusCode, refused.json()]).toMatchObject([415, { ok: false, code: 'UNSUPPORTED_MEDIA_TYPE' }])
  })

  it('has a page to read it whose scripts are ours', async () => {
    const page = await world.app.inject({ method: 'GET', url: '/api/docs/' })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/src="https?:/)
    const csp = String(page.headers['content-security-policy'])
    expect(csp).toMatch(/script-src 'self' 'sha256-[^']+'/)
    const source = /<script[^>]*src="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const script = await world.app.inject({ method: 'GET', url: new URL(source, 'http://x/api/docs/').pathname })
    expect(script.statusCode).toBe(200)
    expect(script.headers['content-type']).toMatch(/javascript/)
  })
})

it('payouts are listed for dispatch with what would refuse them', async () => {
  const job = await makeJob(world.test.ownerDb)
  const { assignment_id } = await makeAssignment(world.test.ownerDb, {
    job_id: job.job_id,
    pro_id: world.people.otherPro.pro_id,
    state: 'done',
  })
  await makePayout(world.test.ownerDb, {
    job_id: job.job_id,
    pro_id: world.people.otherPro.pro_id,
    assignment_id,
    status: 'held',
  })
  const answer = await world.app.inject({
    method: 'GET',
    url: `/trpc/admin.payouts.list?input=${encodeURIComponent(JSON.stringify({ status: 'held' }))}`,
    headers: bearer(admin),
  })
  expect(answer.json()).toMatchObject({
    result: { data: { payouts: [{ status: 'held', blockers: [{ code: 'PAYOUT_STATE' }, { code: 'STATUS' }] }] } },
  })
})
