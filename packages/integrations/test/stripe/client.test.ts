import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Stripe } from 'stripe'

import { createStripeClient } from '../../src/stripe/client.ts'
import { startStripeEmulator, type StripeEmulator } from '../../src/stripe/emulator/server.ts'
import { StripeUnavailable } from '../../src/stripe/port.ts'

const KEY = 'sk_test_emulated'
let stripe: StripeEmulator
let sdk: Stripe

beforeAll(async () => {
  stripe = await startStripeEmulator({ secretKey: KEY })
  const { hostname, port } = new URL(stripe.url)
  sdk = new Stripe(KEY, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false })
})
afterAll(() => stripe.stop())

const params = (extra: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'https://shop.test/thanks',
  client_reference_id: 'order-1',
  metadata: { service_id: 'TV-L', note: 'a & b = c' },
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency: 'usd',
        unit_amount: 17900,
        product_data: { name: 'Mount TV 60–74"', metadata: { service_id: 'TV-L' } },
      },
    },
    { quantity: 2, price_data: { currency: 'usd', unit_amount: 2400, product_data: { name: 'HDMI 2.1 10 ft' } } },
  ],
  ...extra,
})

const port = () => createStripeClient({ secretKey: KEY, apiBase: stripe.url, maxNetworkRetries: 0 })

describe('the real client against the emulator', () => {
  it('reads a session and its line items, with the products', async () => {
    const made = await sdk.checkout.sessions.create(params())
    const read = await port().retrieveSession(made.id)
    expect(read).toMatchObject({
      id: made.id,
      amount_total: 22700,
      currency: 'usd',
      payment_status: 'unpaid',
      metadata: { note: 'a & b = c' },
    })
    const items = await port().listLineItems(made.id)
    expect(items.map((item) => [item.description, item.quantity, item.amount_total])).toEqual([
      ['Mount TV 60–74"', 1, 17900],
      ['HDMI 2.1 10 ft', 2, 4800],
    ])
    expect(items[0]?.price?.product).toMatchObject({ metadata: { service_id: 'TV-L' } })
  })

  it('pages through more line items than one answer holds', async () => {
    const one = { quantity: 1, price_data: { currency: 'usd', unit_amount: 100, product_data: { name: 'One' } } }
    const made = await sdk.checkout.sessions.create(params({ line_items: Array.from({ length: 130 }, () => one) }))
    expect(await port().listLineItems(made.id)).toHaveLength(130)
  })

  it('gives null for a session that Stripe does not know, and says when it cannot ask', async () => {
    expect(await port().retrieveSession('cs_test_none')).toBeNull()
    const stranger = createStripeClient({ secretKey: 'sk_test_wrong', apiBase: stripe.url, maxNetworkRetries: 0 })
    await expect(stranger.retrieveSession('cs_test_none')).rejects.toMatchObject({
      name: 'StripeUnavailable',
      retryable: false,
    })
    await expect(createStripeClient({}).retrieveSession('cs')).rejects.toBeInstanceOf(StripeUnavailable)
  })

  it.each(['drop_before', 'error_500', 'rate_limit'] as const)('calls %s a failure that may pass', async (mode) => {
    const made = await sdk.checkout.sessions.create(params())
    stripe.fail({ path: /line_items/, mode })
    // The SDK asks once more by itself when a connection is closed on it.
    if (mode === 'drop_before') stripe.fail({ path: /line_items/, mode })
    await expect(port().listLineItems(made.id)).rejects.toMatchObject({ name: 'StripeUnavailable', retryable: true })
    expect(await port().listLineItems(made.id)).toHaveLength(2)
  })

  it('tells what it can do', () => {
    expect(createStripeClient({})).toMatchObject({ canVerify: false, canFetch: false })
    expect(createStripeClient({ secretKey: KEY, signingSecrets: [{ secret: 'whsec_x' }] })).toMatchObject({
      canVerify: true,
      canFetch: true,
    })
  })
})

describe('the emulator speaks as Stripe does', () => {
  it('replays the answer of an idempotency key, and refuses other parameters with it', async () => {
    const options = { idempotencyKey: 'intent-1' }
    const first = await sdk.checkout.sessions.create(params(), options)
    const again = await sdk.checkout.sessions.create(params(), options)
    expect(again.id).toBe(first.id)
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
    await expect(
      sdk.checkout.sessions.create(params({ client_reference_id: 'order-2' }), options),
    ).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
  })

  it('keeps the effect when the answer is lost: the same key finds it, no second session', async () => {
    const before = stripe.state.sessions.size
    stripe.fail({ path: /sessions$/, mode: 'accept_then_drop' })
    // The SDK itself asks again, once, when the connection is closed on it.
    const made = await sdk.checkout.sessions.create(params(), { idempotencyKey: 'intent-2' })
    expect(made.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(stripe.state.sessions.size).toBe(before + 1)
    expect(stripe.state.requests.filter((request) => request.idempotencyKey === 'intent-2')).toHaveLength(2)
  })

  it('shapes its errors', async () => {
    const refused = async (call: Promise<unknown>) =>
      call.then(
        () => null,
        (error: unknown) =>
          error instanceof Stripe.errors.StripeError
            ? { type: error.rawType, code: error.code, param: error.param, status: error.statusCode }
            : error,
      )
    expect(await refused(sdk.checkout.sessions.retrieve('cs_none'))).toEqual({
      type: 'invalid_request_error',
      code: 'resource_missing',
      param: 'checkout.session',
      status: 404,
    })
    expect(await refused(sdk.checkout.sessions.create({ ...params(), line_items: [] }))).toMatchObject({
      code: 'parameter_missing',
      param: 'line_items',
      status: 400,
    })
    expect(
      await refused(sdk.checkout.sessions.create(params({ metadata: { items_json: 'x'.repeat(501) } }))),
    ).toMatchObject({ param: 'metadata[items_json]', status: 400 })
    expect(await refused(sdk.customers.create({}))).toMatchObject({ type: 'invalid_request_error', status: 404 })
    expect(await refused(sdk.checkout.sessions.list({ limit: 200 }))).toMatchObject({ param: 'limit', status: 400 })
  })

  it('completes, settles and expires sessions, and lists the events', async () => {
    const made = await sdk.checkout.sessions.create(params())
    const completed = stripe.pay(made.id, { email: 'ann@example.com', payment_status: 'unpaid' })
    const settled = stripe.settle(made.id)
    expect((await port().retrieveSession(made.id))?.payment_status).toBe('paid')
    const listed = await sdk.events.list({ limit: 2 })
    expect(listed.data.map((event) => event.id)).toEqual([settled.id, completed.id])
    expect((await sdk.events.retrieve(completed.id)).data.object).toMatchObject({
      payment_status: 'unpaid',
      customer_details: { email: 'ann@example.com' },
    })
    await expect(sdk.checkout.sessions.expire(made.id)).rejects.toThrow(
      /Only Checkout Sessions with a status in \["open"\]/,
    )
    const other = await sdk.checkout.sessions.create(params())
    expect((await sdk.checkout.sessions.expire(other.id)).status).toBe('expired')
  })
})
