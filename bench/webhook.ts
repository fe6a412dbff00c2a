import { createHmac, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { World } from '../scripts/world/boot.ts'
import { type Shot, loadSteadily } from './load.ts'
import type { Figure } from './report.ts'

const eventsPerSecond = 100
const seconds = 20

const paidCheckout = (): string => {
  const reference = randomBytes(8).toString('hex')
  return JSON.stringify({
    id: `evt_${reference}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: 'checkout.session.completed',
    data: {
      object: {
        id: `cs_bench_${reference}`,
        object: 'checkout.session',
        mode: 'payment',
        status: 'complete',
        payment_status: 'paid',
        payment_intent: `pi_${reference}`,
        amount_total: 17_900,
        currency: 'usd',
        customer_details: {
          name: 'Bench Customer',
          email: `bench.${reference}@example.com`,
          phone: null,
          address: null,
        },
        metadata: {
          service_address: '120 Peachtree Street NE',
          service_city: 'Atlanta',
          service_state: 'GA',
          service_zip: '30303',
          geo_lat: '33.759000',
          geo_lng: '-84.388000',
          items_json: JSON.stringify([
            {
              service_id: 'TV-L',
              quantity: 1,
              metadata: { tv_size: '65', mount_type: 'none', mount_provider: 'customer' },
            },
          ]),
        },
      },
    },
  })
}

/** How soon Stripe has its answer while events keep coming, and how soon each has become a job. */
export const benchWebhook = async (world: World, countJobs: () => Promise<number>): Promise<Figure[]> => {
  const secret = world.env.STRIPE_WEBHOOK_SECRET ?? ''
  const shoot = (): Shot => {
    const body = paidCheckout()
    const at = Math.floor(Date.now() / 1000)
    const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
    return {
      path: '/webhooks/stripe',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'stripe-signature': `t=${at},v1=${signature}`,
      },
      body,
    }
  }
  const before = await countJobs()
  const startedAt = Date.now()
  const load = await loadSteadily(world.url, shoot, { perSecond: eventsPerSecond, seconds })
  const expected = before + eventsPerSecond * seconds - load.failures
  const deadline = Date.now() + 240_000
  let jobs = await countJobs()
  while (jobs < expected && Date.now() < deadline) {
    await wait(250)
    jobs = await countJobs()
  }
  const drainedMs = Date.now() - startedAt
  return [
    { what: `webhook acknowledged, p99 at ${eventsPerSecond}/s`, measured: load.p99, unit: 'ms', atMost: 100 },
    { what: `webhook acknowledged, p50 at ${eventsPerSecond}/s`, measured: load.p50, unit: 'ms' },
    { what: 'webhooks refused or unanswered', measured: load.failures, unit: '', atMost: 0 },
    { what: 'paid checkouts without a job', measured: expected - jobs, unit: '', atMost: 0 },
    { what: `${eventsPerSecond * seconds} checkouts: first event to last job`, measured: drainedMs / 1000, unit: 's' },
  ]
}
