/**
 * `npm run demo:checkout`: posts one paid checkout to the running system, signed as Stripe signs, so that a newcomer
 * sees a job appear on the dispatcher's board. Run it again for another order.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { priceOf } from '@h2s/domain/catalogue'
import { formatCents } from '@h2s/domain/money'
import { bold, dim, say } from './say.mjs'
import { runCommand, WhyNot } from './why-not.ts'
import { demoWebhookSecret } from './world/boot.ts'
import { readOwnEnv } from './world/own-env.ts'

const items = [
  {
    service_id: 'TV-XL',
    service_name: 'Mount TV 75–85"',
    quantity: 1,
    metadata: { tv_size: '75', mount_type: 'full_motion', mount_provider: 'h2s' },
  },
]
const amountCents = priceOf(items) ?? 0

/** Stripe's own shape for a checkout that was paid. */
const paidCheckout = (reference: string) => ({
  id: `evt_demo_${reference}`,
  object: 'event',
  api_version: '2026-10-28.endive',
  created: Math.floor(Date.now() / 1000),
  livemode: false,
  pending_webhooks: 1,
  request: { id: null, idempotency_key: null },
  type: 'checkout.session.completed',
  data: {
    object: {
      id: `cs_test_demo_${reference}`,
      object: 'checkout.session',
      mode: 'payment',
      status: 'complete',
      payment_status: 'paid',
      payment_intent: `pi_demo_${reference}`,
      amount_total: amountCents,
      currency: 'usd',
      client_reference_id: null,
      created: Math.floor(Date.now() / 1000),
      customer_details: {
        name: 'Jordan Rivera',
        email: `jordan.${reference}@example.com`,
        phone: '+14045550142',
        address: {
          line1: '120 Peachtree Street NE',
          line2: null,
          city: 'Atlanta',
          state: 'GA',
          postal_code: '30303',
          country: 'US',
        },
      },
      metadata: {
        service_address: '120 Peachtree Street NE',
        service_city: 'Atlanta',
        service_state: 'GA',
        service_zip: '30303',
        geo_lat: '33.7590',
        geo_lng: '-84.3880',
        notes_from_customer: 'The wall above the fireplace, please.',
        items_json: JSON.stringify(items),
      },
    },
  },
})

const send = async (): Promise<number> => {
  const { env, port } = readOwnEnv()
  const secret = env.STRIPE_WEBHOOK_SECRET?.split(',')[0]?.trim() ?? demoWebhookSecret
  const reference = randomBytes(6).toString('hex')
  const body = JSON.stringify(paidCheckout(reference))
  const at = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  const url = `http://localhost:${port}`
  const response = await fetch(`${url}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': `t=${at},v1=${signature}` },
    body,
  }).catch(() => {
    throw new WhyNot(`Nothing answers at ${url}; start the system first: npm start.`)
  })
  if (!response.ok) throw new WhyNot(`The webhook answered ${response.status}: ${await response.text()}`)
  say(
    `A paid checkout arrived: ${bold('Jordan Rivera')}, 75" TV, full-motion mount, ${formatCents(amountCents, 'USD')} ${dim(`(cs_test_demo_${reference})`)}`,
  )
  say(`It is on the board now: ${url}/admin/`)
  return 0
}

await runCommand(send)
