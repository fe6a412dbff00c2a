import Fastify from 'fastify'
import { expect, it } from 'vitest'

import { createStripeClient } from '../../src/stripe/client.ts'
import { deliver } from '../../src/stripe/emulator/deliver.ts'

it('delivers an event signed, as often as asked', async () => {
  const stripe = createStripeClient({ signingSecrets: [{ secret: 'whsec_a' }] })
  const seen: string[] = []
  const app = Fastify()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post('/webhooks/stripe', (request, reply) => {
    if (!Buffer.isBuffer(request.body)) return reply.code(400).send()
    seen.push(stripe.verifyWebhook(request.body, request.headers['stripe-signature'], Date.now()).id)
    return reply.send({})
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const event = { id: 'evt_9', object: 'event', livemode: false, data: { object: {} } }
  expect(await deliver(event, { to: `${url}/webhooks/stripe`, secret: 'whsec_a', times: 7 })).toEqual(
    Array(7).fill(200),
  )
  expect(seen).toEqual(Array(7).fill('evt_9'))
  await app.close()
})
