import { DatabaseUnavailable } from '@h2s/db/errors'
import { makeCustomer, makeJob } from '@h2s/db/test/factories'
import { conflict, invalid } from '@h2s/domain'
import { createStripeClient } from '@h2s/integrations/stripe/client'
import { startStripeEmulator } from '@h2s/integrations/stripe/emulator/server'
import type { StripeEmulator } from '@h2s/integrations/stripe/emulator/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createJobsFromOrders } from '../../src/intake/create-jobs-from-orders.ts'
import { processStripeEvent } from '../../src/intake/process-stripe-event.ts'
import { receiveStripeEvent } from '../../src/intake/receive-stripe-event.ts'
import { cancelJob } from '../../src/job/cancel-job.ts'
import { updateInstallDetails } from '../../src/job/update-install-details.ts'
import { scheduleAppointment } from '../../src/schedule/schedule-appointment.ts'
import { checkoutEvent, siteMetadata, tvItem } from '../checkout.ts'
import { createWorld, dispatcher, fingerprint, history, refusal, told } from '../world.ts'
import type { World } from '../world.ts'

let world: World
let stripe: StripeEmulator
beforeAll(async () => {
  world = await createWorld()
  stripe = await startStripeEmulator({ secretKey: 'sk_test_x' })
})
afterAll(async () => {
  await stripe.stop()
  await world.drop()
})

const system = { kind: 'system', part: 'webhook' } as const

/** Receives and handles an event, as the webhook and the worker do. */
async function handle(event: { id: string; type: string }, ports = {}) {
  const ctx = world.as(system, { ports })
  await receiveStripeEvent(ctx, event)
  const [row] = await world.rows('select inbox_id from h2s_webhook_inbox where event_id = $1', [event.id])
  return processStripeEvent(ctx, { inbox_id: String(row?.['inbox_id']) })
}

type Flag = { flag: string; severity: string; message: string; origin: string; resolved_at?: string }
async function jobOf(event: { data: { object: { id: unknown } } }) {
  const [row] = await world.rows('select * from h2s_dispatch_jobs where source_ref = $1', [event.data.object.id])
  if (row === undefined) throw new Error('There is no job')
  const metadata = row['metadata'] as Record<string, unknown> & { pain_flags: Flag[]; items_json: unknown[] }
  return { row, metadata, flags: metadata.pain_flags, jobId: String(row['job_id']) }
}
const lines = (jobId: string) =>
  world.rows('select * from h2s_dispatch_job_lines where job_id = $1 order by position', [jobId])

describe('a paid checkout becomes a job', () => {
  it('with customer, place, zone, price, payment, history and flags', async () => {
    const event = checkoutEvent()
    expect(await handle(event)).toMatchObject({ outcome: 'done', job: { created: true, version: 1 } })
    const { row, metadata, flags, jobId } = await jobOf(event)
    expect(row).toMatchObject({
      status: 'pending',
      customer_name: 'Ann Example',
      customer_email: 'ann@example.com',
      customer_phone: '+14045550123',
      service_id: 'TV-L',
      service_address: '1188 Piedmont Avenue NE',
      time_zone: 'America/New_York',
      branch_id: 'atlanta',
      origin: 'stripe',
      paid_cents: 25_800,
      quoted_cents: 25_800,
      currency: 'USD',
      lane: 'COMPANY_SUPPLIED',
    })
    expect(metadata).toMatchObject({
      source: 'stripe_webhook',
      items_json: [tvItem],
      order_required: true,
      order_stage: 'PENDING_REVIEW',
    })
    expect(flags.map((flag) => flag.flag)).toEqual(
      expect.arrayContaining(['WIRE_MANAGEMENT_UNKNOWN', 'WALL_TYPE_UNKNOWN', 'ORDERING_AMBIGUOUS']),
    )
    expect(flags.map((flag) => flag.flag)).not.toContain('SCOPE_MISMATCH')
    expect(await lines(jobId)).toMatchObject([
      { service_id: 'TV-L', quantity: 1, metadata: { mount_type: 'tilt', tv_size: 65 } },
    ])
    expect(
      await world.rows('select plan, state, amount_cents, captured_cents from h2s_payments where job_id = $1', [jobId]),
    ).toEqual([{ plan: 'prepaid', state: 'captured', amount_cents: 25_800, captured_cents: 25_800 }])
    expect(
      await world.rows(
        'select e.account, e.amount_cents from h2s_ledger_entries e join h2s_ledger_transactions t using (txn_id) where t.job_id = $1 order by 2',
        [jobId],
      ),
    ).toEqual([
      { account: 'customer_prepayments', amount_cents: -25_800 },
      { account: 'stripe_balance', amount_cents: 25_800 },
    ])
    expect((await history(world, jobId)).slice(0, 2)).toEqual(['job_created', 'payment_captured'])
    expect(
      await world.rows('select status, source, items from h2s_orders where order_id = $1', [row['order_id']]),
    ).toEqual([{ status: 'fulfilled', source: 'stripe', items: [tvItem] }])
    expect(
      await world.rows('select template, channel, state, body from h2s_message_log where job_id = $1', [jobId]),
    ).toMatchObject([{ template: 'order_received', channel: 'log', state: 'planned' }])
  })

  it('matches the customer by email or phone, whatever their case and spelling', async () => {
    const known = await makeCustomer(world.db, { name: 'Bea Known', email: 'bea@example.com', phone: '+14045550177' })
    const byEmail = checkoutEvent({ customer_details: { email: 'BEA@example.com', name: 'Bea' } })
    const byPhone = checkoutEvent({ customer_details: { email: null, phone: '404-555-0177', name: ' BÉA  known' } })
    await handle(byEmail)
    await handle(byPhone)
    for (const event of [byEmail, byPhone]) expect((await jobOf(event)).row['customer_id']).toBe(known.customer_id)
  })

  it.each(['Bob', null])('never takes two people with one phone for one: Ann, and %s', async (name) => {
    const phone = `404-555-01${name === null ? 78 : 79}`
    const events = ['Ann', name].map((of) => checkoutEvent({ customer_details: { email: null, phone, name: of } }))
    for (const event of events) await handle(event)
    const [ann, other] = await Promise.all(events.map(jobOf))
    expect(other?.row['customer_id']).not.toBe(ann?.row['customer_id'])
  })

  it('takes a start and an end as the first proposed window, in instants', async () => {
    const event = checkoutEvent({
      metadata: {
        ...siteMetadata,
        start_iso: '2026-12-01T09:00:00-05:00',
        end_iso: '2026-12-01T11:00:00-05:00',
      },
    })
    await handle(event)
    const { row, jobId } = await jobOf(event)
    expect(row).toMatchObject({ status: 'pending', start_iso: null })
    expect(
      await world.rows('select proposed_by, windows, state from h2s_schedule_proposals where job_id = $1', [jobId]),
    ).toEqual([
      {
        proposed_by: 'customer',
        state: 'open',
        windows: [{ start_iso: '2026-12-01T14:00:00.000Z', end_iso: '2026-12-01T16:00:00.000Z' }],
      },
    ])
  })

  it('compares the amount with the catalogue', async () => {
    const event = checkoutEvent({ amount_total: 100 })
    await handle(event)
    expect((await jobOf(event)).flags).toContainEqual(
      expect.objectContaining({ flag: 'SCOPE_MISMATCH', severity: 'HIGH', origin: 'rule' }),
    )
  })

  it('knows tax and discount from a wrong price, also after later edits', async () => {
    const event = checkoutEvent({
      amount_total: 26_800,
      total_details: { amount_tax: 2000, amount_discount: 1000, amount_shipping: 0 },
    })
    await handle(event)
    const { jobId } = await jobOf(event)
    await updateInstallDetails(world.as(dispatcher), { job_id: jobId, mounting_surface_notes: 'stud' })
    expect((await jobOf(event)).flags.map((flag) => flag.flag)).not.toContain('SCOPE_MISMATCH')
  })

  it('knows what a Sunday and a long way cost from a wrong price', async () => {
    const asked = { start_iso: '2026-12-06T09:00:00-05:00', end_iso: '2026-12-06T11:00:00-05:00', travel_miles: '47' }
    const event = checkoutEvent({ amount_total: 25_800 + 2685 + 1200, metadata: { ...siteMetadata, ...asked } })
    await handle(event)
    const { flags, metadata } = await jobOf(event)
    expect(metadata).toMatchObject({ asked_start_iso: '2026-12-06T14:00:00.000Z', travel_miles: 47 })
    expect(flags.map((flag) => flag.flag)).not.toContain('SCOPE_MISMATCH')
  })

  it.each(['-5', 'far', '1e9', ''])('a way of %j is none', async (travel_miles) => {
    const event = checkoutEvent({ metadata: { ...siteMetadata, travel_miles } })
    await handle(event)
    expect((await jobOf(event)).metadata).not.toHaveProperty('travel_miles')
  })

  it("never orders the customer's own mount", async () => {
    const own = {
      service_id: 'TV-L',
      quantity: 1,
      metadata: { mount_provider: 'customer', mount_type: 'full_motion', tv_size: 65 },
    }
    const event = checkoutEvent({ metadata: { items_json: JSON.stringify([own]) } })
    await handle(event)
    expect((await jobOf(event)).row).toMatchObject({ lane: 'BYO', order_required: false, order_stage: 'NOT_NEEDED' })
  })
})

describe('the items come from', () => {
  const order = async (items: unknown[]) => {
    const order_id = `order-${Math.random().toString(36).slice(2)}`
    await world.rows(`insert into h2s_orders (order_id, source, items) values ($1, 'manual', $2)`, [
      order_id,
      JSON.stringify(items),
    ])
    return order_id
  }

  it.each(['metadata.order_id', 'client_reference_id'])('the order that %s names, before all else', async (where) => {
    const order_id = await order([{ service_id: 'LK-R', quantity: 2, metadata: {} }])
    const event = checkoutEvent(
      where === 'client_reference_id'
        ? { client_reference_id: order_id }
        : { metadata: { order_id, items_json: JSON.stringify([tvItem]) } },
    )
    await handle(event)
    const { row, jobId } = await jobOf(event)
    expect(row['order_id']).toBe(order_id)
    expect(await lines(jobId)).toMatchObject([{ service_id: 'LK-R', quantity: 2 }])
  })

  it('items_json_0…n joined, cut anywhere', async () => {
    const text = JSON.stringify([tvItem, { ...tvItem, service_name: 'with  two spaces' }])
    const pieces = text.match(/.{1,7}/gs) ?? []
    const event = checkoutEvent({
      metadata: Object.fromEntries(pieces.map((piece, index) => [`items_json_${index}`, piece])),
    })
    await handle(event)
    expect((await jobOf(event)).metadata.items_json).toEqual([tvItem, { ...tvItem, service_name: 'with  two spaces' }])
  })

  it("Stripe's own list, when a key allows asking", async () => {
    const port = createStripeClient({ secretKey: 'sk_test_x', apiBase: stripe.url, maxNetworkRetries: 0 })
    const session = await (async () => {
      const response = await fetch(`${stripe.url}/v1/checkout/sessions`, {
        method: 'POST',
        headers: { authorization: 'Bearer sk_test_x', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          success_url: 'https://shop.test',
          'line_items[0][quantity]': '2',
          'line_items[0][price_data][currency]': 'usd',
          'line_items[0][price_data][unit_amount]': '7900',
          'line_items[0][price_data][product_data][name]': 'Doorbell battery',
          'line_items[0][price_data][product_data][metadata][service_id]': 'DB-B',
        }),
      })
      const { id } = (await response.json()) as { id: string }
      return id
    })()
    const paid = stripe.pay(session, { email: 'li@example.com', payment_status: 'paid' })
    stripe.fail({ path: /line_items/, mode: 'error_500' })
    await expect(handle(paid, { stripe: port })).rejects.toThrow('Stripe did not answer')
    const [waiting] = await world.rows(
      'select processed_at, attempts, error from h2s_webhook_inbox where event_id = $1',
      [paid.id],
    )
    expect(waiting).toEqual({ processed_at: null, attempts: 1, error: 'Stripe could not be asked' })
    expect(await handle(paid, { stripe: port })).toMatchObject({ outcome: 'done' })
    const [row] = await world.rows('select job_id from h2s_dispatch_jobs where source_ref = $1', [session])
    expect(await lines(String(row?.['job_id']))).toMatchObject([{ service_id: 'DB-B', quantity: 2 }])
  })

  it('nowhere: the job is made all the same, and says what is missing', async () => {
    const event = checkoutEvent({ metadata: {}, customer_details: null, client_reference_id: null })
    expect(await handle(event)).toMatchObject({ outcome: 'done' })
    const { row, flags } = await jobOf(event)
    expect(row).toMatchObject({
      status: 'pending',
      paid_cents: 25_800,
      service_name: 'Service not given',
      time_zone: 'America/New_York',
    })
    const words = flags
      .filter((flag) => flag.origin === 'manual')
      .map((flag) => flag.message)
      .join(' ')
    expect(words).toContain('does not say what was bought')
    expect(words).toContain('no Stripe key is set')
    expect(words).toContain('no address')
    expect(words).toContain('neither an email address nor a phone number')
    expect(words).toContain('no coordinates')
  })
})

it('a service that is named without items has a line, and a question about the rest', async () => {
  const event = checkoutEvent({ metadata: { service_id: 'TV-L', service_name: 'Mount TV' } })
  await handle(event)
  const { row, metadata, jobId, flags } = await jobOf(event)
  expect(row).toMatchObject({ service_id: 'TV-L', service_name: 'Mount TV', quoted_cents: null })
  expect(metadata.items_json).toEqual([])
  expect(await lines(jobId)).toMatchObject([{ service_id: 'TV-L', quantity: 1 }])
  expect(flags.map((flag) => flag.message).join(' ')).toContain('does not say what was bought')
})

describe('what cannot be understood becomes a job that says so', () => {
  const hostile: [string, Record<string, unknown>][] = [
    ['quantity 0', { metadata: { items_json: JSON.stringify([{ ...tvItem, quantity: 0 }]) } }],
    ['quantity -1', { metadata: { items_json: JSON.stringify([{ ...tvItem, quantity: -1 }]) } }],
    ['quantity of a billion', { metadata: { items_json: JSON.stringify([{ ...tvItem, quantity: 1e9 }]) } }],
    ['quantity in words', { metadata: { items_json: JSON.stringify([{ ...tvItem, quantity: 'lots' }]) } }],
    [
      'an unknown mount type',
      {
        metadata: { items_json: JSON.stringify([{ ...tvItem, metadata: { mount_type: 'constructor', tv_size: 55 } }]) },
      },
    ],
    [
      'an unknown service',
      { metadata: { items_json: JSON.stringify([{ service_id: 'ZZ', service_name: 'Teleport', quantity: 1 }]) } },
    ],
    ['items that are no JSON', { metadata: { items_json: '[{"service_id":' } }],
    ['items that are numbers', { metadata: { items_json: '[1,null,"x"]' } }],
    [
      'NUL written inside an item',
      { metadata: { items_json: '[{"service_name":"a\\u0000b","metadata":{"\\ud800":1}}]' } },
    ],
    ['items of bottomless depth', { metadata: { items_json: `[${'['.repeat(20_000)}${']'.repeat(20_000)}]` } }],
    ['items that are null', { metadata: { items_json: 'null' } }],
    ['thousands of items', { metadata: { items_json: JSON.stringify(Array.from({ length: 3000 }, () => tvItem)) } }],
    ['coordinates in words', { metadata: { geo_lat: 'north', geo_lng: '-84', items_json: JSON.stringify([tvItem]) } }],
    ['a latitude of 91', { metadata: { geo_lat: '91', geo_lng: '-84', items_json: JSON.stringify([tvItem]) } }],
    [
      'an end before its start',
      {
        metadata: {
          items_json: JSON.stringify([tvItem]),
          start_iso: '2026-12-01T10:00:00Z',
          end_iso: '2026-12-01T09:00:00Z',
        },
      },
    ],
    [
      'a start without an offset',
      { metadata: { items_json: JSON.stringify([tvItem]), start_iso: '2026-12-01T10:00:00' } },
    ],
    ['a visit in the past', { metadata: { items_json: JSON.stringify([tvItem]), start_iso: '2020-12-01T10:00:00Z' } }],
    ['a day that is none', { metadata: { items_json: JSON.stringify([tvItem]), start_iso: '2027-02-30T10:00:00Z' } }],
    ['an amount that is none', { amount_total: 'much' }],
    ['an amount beyond every column', { amount_total: 9e15 }],
    ['a currency that is none', { currency: '$$$' }],
    [
      'NUL and half a surrogate',
      {
        customer_details: { name: 'A\u0000nn \uD800', email: 'n@example.com' },
        metadata: { notes_from_customer: '\u0000\uDFFF', items_json: JSON.stringify([tvItem]) },
      },
    ],
    ['a name of a megabyte', { customer_details: { name: 'x'.repeat(1_000_000), email: 'long@example.com' } }],
    ['metadata that is a list', { metadata: [] }],
    ['an email with a line break', { customer_details: { email: 'a@example.com\r\nBcc: b@example.com' } }],
  ]
  it.each(hostile)('%s', async (_name, session) => {
    const event = checkoutEvent(session)
    expect(await handle(event)).toMatchObject({ outcome: 'done' })
    const { flags, row } = await jobOf(event)
    expect(row['status']).toBe('pending')
    expect(flags.filter((flag) => flag.resolved_at === undefined).length).toBeGreaterThan(0)
  })

  it('says of a quantity that is none what was written, and prices nothing by guessing', async () => {
    const event = checkoutEvent({ metadata: { items_json: JSON.stringify([{ ...tvItem, quantity: 'lots' }]) } })
    await handle(event)
    const { row, jobId, flags } = await jobOf(event)
    expect(row['quoted_cents']).toBeNull()
    expect(await lines(jobId)).toMatchObject([{ quantity: 1, metadata: { quantity_written: 'lots' } }])
    expect(flags).toContainEqual(
      expect.objectContaining({
        flag: 'ORDERING_AMBIGUOUS',
        origin: 'manual',
        message: expect.stringContaining('quantity must be a whole number') as unknown,
      }),
    )
  })

  it('never takes over keys that are ours', async () => {
    const hostileItem = {
      ...tvItem,
      estimated_payout: 1,
      metadata: { ...tvItem.metadata, order_stage: 'DELIVERED', pain_flags: [], unit_cost: 1 },
    }
    const event = checkoutEvent({
      metadata: {
        items_json: JSON.stringify([hostileItem]),
        estimated_payout: '999999',
        order_stage: 'DELIVERED',
        order_required: 'false',
        equipment_lane: 'BYO',
        pain_flags: '[]',
        audit_log: '[]',
        status: 'paid',
        __proto__x: '1',
      },
    })
    await handle(event)
    const { row, metadata } = await jobOf(event)
    expect(row).toMatchObject({
      status: 'pending',
      order_stage: 'PENDING_REVIEW',
      order_required: true,
      lane: 'COMPANY_SUPPLIED',
    })
    expect(metadata).toMatchObject({ estimated_payout: null, audit_log: [], items_json: [tvItem] })
    const [order] = await world.rows('select metadata from h2s_orders where order_id = $1', [row['order_id']])
    expect(Object.keys(order?.['metadata'] as object)).toEqual(['status', '__proto__x'])
  })

  it('keeps markup as text', async () => {
    const markup = '<img src=x onerror=alert(1)>'
    const event = checkoutEvent({ customer_details: { name: markup, email: 'm@example.com' } })
    await handle(event)
    expect((await jobOf(event)).row['customer_name']).toBe(markup)
  })
})

describe('money that is not there yet', () => {
  it.each([
    ['only saved a card', { mode: 'setup', payment_status: 'no_payment_required', amount_total: null }, 'ignored'],
    ['only saved a card, paid or not', { mode: 'setup' }, 'ignored'],
    ['is in a state that nobody knows', { payment_status: 'processing' }, 'noop'],
  ])('a checkout that %s makes no job, and the inbox says why', async (_what, session, outcome) => {
    const event = checkoutEvent(session)
    expect(await handle(event)).toEqual({ outcome, why: expect.any(String) })
    expect(await world.rows('select 1 from h2s_dispatch_jobs where source_ref = $1', [event.data.object.id])).toEqual(
      [],
    )
    const [row] = await world.rows('select outcome, error, processed_at from h2s_webhook_inbox where event_id = $1', [
      event.id,
    ])
    expect(row).toEqual({ outcome, error: expect.stringMatching(/\.$/), processed_at: expect.any(Date) })
  })

  it('free of charge is an order like any other, and books nothing', async () => {
    const event = checkoutEvent({ mode: 'payment', payment_status: 'no_payment_required', amount_total: 0 })
    expect(await handle(event)).toMatchObject({ outcome: 'done' })
    const { jobId } = await jobOf(event)
    expect(await world.rows('select 1 from h2s_ledger_transactions where job_id = $1', [jobId])).toEqual([])
  })

  it('a checkout that does not say whether it was paid is not lost: the job says so', async () => {
    const event = checkoutEvent({ payment_status: undefined })
    expect(await handle(event)).toMatchObject({ outcome: 'done' })
    const { flags } = await jobOf(event)
    expect(flags.find(({ flag }) => flag === 'SCOPE_MISMATCH')?.message).toContain('Whether this checkout was paid')
  })

  it('waits: completed and unpaid makes nothing, the later success makes the job', async () => {
    const unpaid = checkoutEvent({ payment_status: 'unpaid' })
    const why = 'The money is on its way: another event says when it has arrived.'
    expect(await handle(unpaid)).toEqual({ outcome: 'noop', why })
    expect(await world.rows('select 1 from h2s_dispatch_jobs where source_ref = $1', [unpaid.data.object.id])).toEqual(
      [],
    )
    const success = checkoutEvent(
      { ...unpaid.data.object, payment_status: 'paid' },
      'checkout.session.async_payment_succeeded',
    )
    expect(await handle(success)).toMatchObject({ outcome: 'done' })
    const late = checkoutEvent({ ...unpaid.data.object })
    expect(await handle(late)).toEqual({ outcome: 'noop', why })
    expect(
      await world.rows('select 1 from h2s_dispatch_jobs where source_ref = $1', [unpaid.data.object.id]),
    ).toHaveLength(1)
  })

  it.each(['checkout.session.async_payment_failed', 'customer.created', 'made.up'])('%s means no job', async (type) => {
    const before = await fingerprint(world)
    const event = checkoutEvent({}, type)
    await receiveStripeEvent(world.as(system), event)
    const [row] = await world.rows('select inbox_id from h2s_webhook_inbox where event_id = $1', [event.id])
    await world.rows("delete from pgboss.job where data->>'inbox_id' = $1", [row?.['inbox_id']])
    expect(await processStripeEvent(world.as(system), { inbox_id: String(row?.['inbox_id']) })).toEqual({
      outcome: 'ignored',
      why: 'Events of this type mean nothing to us.',
    })
    expect(await fingerprint(world)).toBe(before)
  })
})

describe('one order, one job', () => {
  it('a checkout for an order that has a job pays that job', async () => {
    const order_id = `order-${Math.random().toString(36).slice(2)}`
    await world.rows(
      `insert into h2s_orders (order_id, source, items, amount_total_cents) values ($1, 'manual', $2, 25800)`,
      [order_id, JSON.stringify([tvItem])],
    )
    const { created } = await createJobsFromOrders(world.as(dispatcher), { order_ids: [order_id] })
    const event = checkoutEvent({ client_reference_id: order_id })
    expect(await handle(event)).toMatchObject({ outcome: 'noop', job: { job_id: created[0]?.job_id, created: false } })
    const rows = await world.rows('select paid_cents, version from h2s_dispatch_jobs where order_id = $1', [order_id])
    expect(rows).toEqual([{ paid_cents: 25_800, version: 2 }])
    const again = checkoutEvent({ ...event.data.object })
    expect(await handle(again)).toMatchObject({ outcome: 'noop' })
    expect(
      await world.rows('select paid_cents, version from h2s_dispatch_jobs where order_id = $1', [order_id]),
    ).toEqual(rows)
  })

  it('with its tax and discount, so that its price is not taken for a wrong one', async () => {
    const order_id = `order-${Math.random().toString(36).slice(2)}`
    await world.rows(`insert into h2s_orders (order_id, source, items) values ($1, 'manual', $2)`, [
      order_id,
      JSON.stringify([tvItem]),
    ])
    await createJobsFromOrders(world.as(dispatcher), { order_ids: [order_id] })
    await handle(
      checkoutEvent({
        client_reference_id: order_id,
        amount_total: 26_800,
        total_details: { amount_tax: 2000, amount_discount: 1000 },
      }),
    )
    const [row] = await world.rows('select metadata from h2s_dispatch_jobs where order_id = $1', [order_id])
    const { pain_flags, ...document } = (row?.['metadata'] ?? {}) as { pain_flags: Flag[] }
    expect(document).toMatchObject({ tax_cents: 2000, discount_cents: 1000 })
    expect(pain_flags.map((flag) => flag.flag)).not.toContain('SCOPE_MISMATCH')
  })

  it('a second checkout for a paid order gets a job of its own, and a question', async () => {
    const first = checkoutEvent({ client_reference_id: 'cart-77' })
    const second = checkoutEvent({
      client_reference_id: 'cart-77',
      metadata: { items_json: JSON.stringify([{ service_id: 'LK-R', quantity: 1 }]) },
    })
    await handle(first)
    await handle(second)
    const { flags, jobId } = await jobOf(second)
    expect(flags.map((flag) => flag.message).join(' ')).toContain('paid by another checkout before')
    expect(await lines(jobId)).toMatchObject([{ service_id: 'LK-R' }])
  })

  describe('a checkout for an order', () => {
    /** A recorded order. */
    const orderOf = async (status = 'open') => {
      const order_id = `order-${Math.random().toString(36).slice(2)}`
      await world.rows(`insert into h2s_orders (order_id, source, items, status) values ($1, 'manual', $2, $3)`, [
        order_id,
        JSON.stringify([tvItem]),
        status,
      ])
      return order_id
    }
    const unpaidJobOf = async (order_id: string) => {
      const { created } = await createJobsFromOrders(world.as(dispatcher), { order_ids: [order_id] })
      return String(created[0]?.job_id)
    }

    it.each(['cancelled', 'paid'] as const)('whose job is %s is not lost in it, and says so', async (status) => {
      const order_id = await orderOf()
      const over = await unpaidJobOf(order_id)
      if (status === 'cancelled') await cancelJob(world.as(dispatcher), { job_id: over, reason: 'Nobody paid' })
      else
        await world.rows(`update h2s_dispatch_jobs set status = 'paid', completed_at = now() where job_id = $1`, [over])
      const before = await world.rows('select * from h2s_dispatch_jobs where job_id = $1', [over])

      const event = checkoutEvent({ client_reference_id: order_id })
      expect(await handle(event)).toMatchObject({ outcome: 'done', job: { created: true } })
      const { row, flags, jobId } = await jobOf(event)
      expect(row).toMatchObject({ status: 'pending', paid_cents: 25_800, order_id })
      expect(flags).toContainEqual(
        expect.objectContaining({
          flag: 'CUSTOMER_EXPECTATION_RISK',
          severity: 'HIGH',
          message: expect.stringContaining(String(before[0]?.['job_number'])) as unknown,
        }),
      )
      expect(await told(world, jobId)).toEqual(['order_received:customer'])
      expect(await world.rows('select * from h2s_dispatch_jobs where job_id = $1', [over])).toEqual(before)
      expect(await world.rows('select 1 from h2s_payments where job_id = $1', [over])).toEqual([])

      // From now on the order is the job that is still open.
      const again = checkoutEvent({ client_reference_id: order_id })
      await handle(again)
      const words = (await jobOf(again)).flags.map((flag) => flag.message).join(' ')
      expect(words).toContain('paid by another checkout before')
      const window = { start_iso: '2026-12-01T14:00:00.000Z', end_iso: '2026-12-01T16:00:00.000Z' }
      expect(await scheduleAppointment(world.as(dispatcher), { order_id, ...window })).toMatchObject({ job_id: jobId })
    })

    it('that was cancelled becomes a job that says so', async () => {
      const order_id = await orderOf('cancelled')
      const event = checkoutEvent({ client_reference_id: order_id })
      expect(await handle(event)).toMatchObject({ outcome: 'done', job: { created: true } })
      expect((await jobOf(event)).flags.map((flag) => flag.message).join(' ')).toContain('The order was cancelled')
    })
  })

  it('a cancelled order becomes no job, whichever way it is asked for', async () => {
    const order_id = `order-${Math.random().toString(36).slice(2)}`
    await world.rows(
      `insert into h2s_orders (order_id, source, items, status) values ($1, 'manual', $2, 'cancelled')`,
      [order_id, JSON.stringify([tvItem])],
    )
    const window = { start_iso: '2026-12-01T14:00:00.000Z', end_iso: '2026-12-01T16:00:00.000Z' }
    const refused = await refusal(scheduleAppointment(world.as(dispatcher), { order_id, ...window }))
    expect(refused).toMatchObject({ kind: 'RULE', code: 'STATUS', message: 'The order was cancelled' })
    expect(await createJobsFromOrders(world.as(dispatcher), { order_ids: [order_id] })).toEqual({
      created: [],
      skipped: [{ order_id, reason: 'The order was cancelled' }],
    })
    expect(await world.rows('select status from h2s_orders where order_id = $1', [order_id])).toEqual([
      { status: 'cancelled' },
    ])
    expect(await world.rows('select 1 from h2s_dispatch_jobs where order_id = $1', [order_id])).toEqual([])
  })

  it('an event that was handled is not handled again', async () => {
    const event = checkoutEvent()
    await handle(event)
    const before = await fingerprint(world)
    expect(await receiveStripeEvent(world.as(system), event)).toEqual({ fresh: false })
    const [row] = await world.rows('select inbox_id from h2s_webhook_inbox where event_id = $1', [event.id])
    expect(await processStripeEvent(world.as(system), { inbox_id: String(row?.['inbox_id']) })).toEqual({
      outcome: 'handled',
    })
    expect(await fingerprint(world)).toBe(before)
  })

  it('orders without a job get one each, and none twice', async () => {
    const ids = ['a', 'b', 'c'].map((name) => `bulk-${name}-${Math.random().toString(36).slice(2)}`)
    for (const id of ids.slice(0, 2))
      await world.rows(`insert into h2s_orders (order_id, source, items) values ($1, 'manual', $2)`, [
        id,
        JSON.stringify([tvItem]),
      ])
    const ctx = world.as(dispatcher)
    const first = await createJobsFromOrders(ctx, { order_ids: ids })
    expect(first.created.map((made) => made.order_id)).toEqual(ids.slice(0, 2))
    expect(first.skipped).toEqual([{ order_id: ids[2], reason: 'There is no such order' }])
    const second = await createJobsFromOrders(ctx, { order_ids: ids.slice(0, 2) })
    expect(second.created).toEqual([])
    expect(second.skipped).toHaveLength(2)
  })

  describe('one order that cannot become a job', () => {
    const LAT = 12.5
    /** Two open orders, older than all others; our software fails at the first. */
    const twoOrders = async () => {
      const ids = ['bad', 'good'].map((name) => `bulk-${name}-${Math.random().toString(36).slice(2)}`)
      for (const [at, id] of ids.entries())
        await world.rows(
          `insert into h2s_orders (order_id, source, items, metadata, created_at) values ($1, 'manual', $2, $3, $4)`,
          [
            id,
            JSON.stringify([tvItem]),
            JSON.stringify(at === 0 ? { geo_lat: String(LAT), geo_lng: '10' } : {}),
            `2020-01-0${at + 1}`,
          ],
        )
      return ids
    }
    const failing = (error: Error) => ({
      zoneAt: (lat: number) => {
        if (lat === LAT) throw error
        return 'America/New_York'
      },
    })

    it.each([
      ['a defect of ours', new Error('relation "secret" does not exist'), 'It could not be made into a job as it is'],
      ['what a rule refuses', invalid('The details are too long'), 'The details are too long'],
    ])('is skipped with a reason, and the others get theirs: %s', async (_what, error, reason) => {
      const [bad = '', good] = await twoOrders()
      const ctx = world.as(dispatcher, { ports: failing(error) })
      const { created, skipped } = await createJobsFromOrders(ctx, {})
      expect(created.map((made) => made.order_id)).toContain(good)
      expect(skipped).toContainEqual({ order_id: bad, reason: expect.stringContaining(reason) as unknown })
      expect(JSON.stringify(skipped)).not.toContain('secret')
      await world.rows('delete from h2s_orders where order_id = $1', [bad])
    })

    it.each([
      ['the database is away', new DatabaseUnavailable(new Error('gone'))],
      ['somebody else is changing it', conflict('Somebody else is changing this right now', undefined, 'BUSY')],
    ])('is no reason where trying again helps: %s', async (_what, error) => {
      const [bad = ''] = await twoOrders()
      const ctx = world.as(dispatcher, { ports: failing(error) })
      await expect(createJobsFromOrders(ctx, { order_ids: [bad] })).rejects.toBe(error)
      await world.rows('delete from h2s_orders where order_id = $1', [bad])
    })
  })
})

describe('a paid order that cannot be priced', () => {
  it.each([
    ['a TV without its size', [{ service_name: 'TV Mounting' }]],
    ['no camera in particular', [{ service_name: 'CCTV install' }]],
    ['a service that we do not have', [{ service_name: 'Gutter cleaning' }]],
    ['nothing at all', []],
    ['details that cannot be read', [{ ...tvItem, metadata: { mount_type: 5, mount_provider: 'h2s', tv_size: 65 } }]],
    ['a quantity that nobody believes', [{ ...tvItem, quantity: 1e12 }]],
  ])('%s: says so, and becomes a job at the first attempt', async (_name, items) => {
    const event = checkoutEvent({ metadata: { ...siteMetadata, items_json: JSON.stringify(items) } })
    expect(await handle(event)).toMatchObject({ outcome: 'done' })
    const { flags, row } = await jobOf(event)
    expect(row).toMatchObject({ quoted_cents: null, service_address: '1188 Piedmont Avenue NE' })
    expect(flags).toContainEqual(
      expect.objectContaining({
        flag: 'SCOPE_MISMATCH',
        severity: 'HIGH',
        origin: 'rule',
        message: expect.stringContaining('cannot be priced') as unknown,
      }),
    )
  })
})

it('leaves other jobs alone', async () => {
  const bystander = await makeJob(world.db, {})
  await handle(checkoutEvent())
  const rows = await world.rows('select version from h2s_dispatch_jobs where job_id = $1', [bystander.job_id])
  expect(rows).toEqual([{ version: 1 }])
})

describe('what even we do not understand', () => {
  it('is tried again, and in the end becomes a job that sends a person to Stripe', async () => {
    const event = checkoutEvent({ metadata: { ...siteMetadata, notes_from_customer: 'Ring twice' } })
    const broken = {
      zoneAt: () => {
        throw new Error('a defect of ours')
      },
    }
    const whole = { zoneAt: () => 'America/New_York' }
    for (let attempt = 0; attempt < 4; attempt += 1)
      await expect(handle(event, broken)).rejects.toThrow('a defect of ours')
    const [waiting] = await world.rows(
      'select attempts, error, processed_at from h2s_webhook_inbox where event_id = $1',
      [event.id],
    )
    expect(waiting).toEqual({ attempts: 4, error: 'An attempt failed', processed_at: null })
    expect(await handle(event, broken)).toMatchObject({ outcome: 'done' })
    const { flags, row } = await jobOf(event)
    expect(row).toMatchObject({ paid_cents: 25_800, customer_email: 'ann@example.com', status: 'pending' })
    expect(row).toMatchObject({
      service_address: '1188 Piedmont Avenue NE',
      service_city: 'Atlanta',
      notes_from_customer: 'Ring twice',
      geo_lat: expect.stringMatching(/^33\.7866/) as unknown,
      time_zone: 'America/New_York',
    })
    expect(flags).toContainEqual(
      expect.objectContaining({
        severity: 'CRITICAL',
        message: expect.stringContaining('could not be understood') as unknown,
      }),
    )
    expect(await handle(event, whole)).toEqual({ outcome: 'handled' })
  })

  /** Handled until nothing is left but the bare job. */
  const bareJobOf = async (event: ReturnType<typeof checkoutEvent>) => {
    const broken = {
      zoneAt: () => {
        throw new Error('a defect of ours')
      },
    }
    for (let attempt = 0; attempt < 4; attempt += 1)
      await expect(handle(event, broken)).rejects.toThrow('a defect of ours')
    expect(await handle(event, broken)).toMatchObject({ outcome: 'done' })
    const made = await jobOf(event)
    return { ...made, lines: await lines(made.jobId), words: made.flags.map((flag) => flag.message).join(' ') }
  }
  const checkoutOf = async (items: unknown[]) => {
    const order_id = `order-${Math.random().toString(36).slice(2)}`
    await world.rows(`insert into h2s_orders (order_id, source, items) values ($1, 'manual', $2)`, [
      order_id,
      JSON.stringify(items),
    ])
    return { order_id, event: checkoutEvent({ metadata: { ...siteMetadata, order_id } }) }
  }

  it('has the items all the same, without what nobody reads', async () => {
    const measured = { ...tvItem.metadata, measured: Array.from({ length: 3500 }, (_, n) => n % 10), by: { who: 'x' } }
    const { order_id, event } = await checkoutOf([
      { ...tvItem, metadata: measured },
      7,
      { service_id: 'LK-R', quantity: { of: 2 } },
      { service_name: 'x'.repeat(300), quantity: null },
      { service_id: 'LK-R', quantity: 2, metadata: JSON.stringify({ color: 'black' }) },
    ])
    const bare = await bareJobOf(event)
    const lock = { service_id: 'LK-R', quantity: 2, metadata: { color: 'black' } }
    expect(bare.row).toMatchObject({ service_id: 'TV-L', order_id, paid_cents: 25_800 })
    const long = { service_name: 'x'.repeat(200), metadata: {} }
    expect(bare.metadata.items_json).toEqual([tvItem, long, lock])
    expect(bare.lines).toMatchObject([{ service_id: 'TV-L', metadata: tvItem.metadata }, long, lock])
    expect(bare.words).toContain('could not be understood')
    // The order has its job: nobody makes another one of it.
    expect((await createJobsFromOrders(world.as(dispatcher), { order_ids: [order_id] })).created).toEqual([])
  })

  it('has as many items as fit, and the rest as lines', async () => {
    const { event } = await checkoutOf(Array.from({ length: 120 }, () => tvItem))
    const { metadata, lines: all } = await bareJobOf(event)
    expect(all).toHaveLength(120)
    expect(metadata.items_json.length).toBeGreaterThan(0)
    expect(metadata['items_left_out']).toBe(120 - metadata.items_json.length)
  })

  it('is without items where they do harm', async () => {
    const { event } = await checkoutOf([tvItem])
    // A job that nobody may touch stands in the way of the order: the money comes in all the same.
    const order_id = event.data.object.metadata['order_id' as keyof typeof siteMetadata]
    const { job_id } = await makeJob(world.db, { order_id, metadata: { order_id, note: 'x'.repeat(16_200) } })
    const { metadata, lines: none, words } = await bareJobOf(event)
    expect(metadata.items_json).toEqual([])
    expect(none).toEqual([])
    expect(words).toContain('could not be understood')
    expect(await world.rows('select version from h2s_dispatch_jobs where job_id = $1', [job_id])).toEqual([
      { version: 1 },
    ])
  })
})
