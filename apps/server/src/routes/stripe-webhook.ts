import { Refusal } from '@h2s/api/errors'
import { receiveStripeEvent } from '@h2s/commands/intake/receive-stripe-event'
import type { Context } from '@h2s/commands/context'
import { InvalidSignature, NotAnEvent, WrongMode } from '@h2s/integrations/stripe/port'
import type { StripePort } from '@h2s/integrations/stripe/port'
import { TRPCError } from '@trpc/server'
import type { FastifyInstance } from 'fastify'

const mostBytes = 1024 * 1024

/**
 * POST /webhooks/stripe: the signature is checked on the raw bytes, the event put into the inbox with its task in one
 * transaction, and the answer given; the work is the worker's. Whatever fails after the signature makes Stripe try again.
 */
export async function addStripeWebhook(
  app: FastifyInstance,
  stripe: StripePort,
  contextFor: (correlationId: string) => Context,
): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post('/webhooks/stripe', { bodyLimit: mostBytes }, async (request) => {
      if (!stripe.canVerify) {
        const cause = new Refusal('STRIPE_OFF', 'Stripe is off: STRIPE_WEBHOOK_SECRET is not set.')
        throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause })
      }
      const event = verified(stripe, request.body, request.headers['stripe-signature'])
      await receiveStripeEvent(contextFor(request.id), event)
      return { ok: true }
    })
  })
}

function verified(stripe: StripePort, body: unknown, signature: string | string[] | undefined) {
  try {
    return stripe.verifyWebhook(Buffer.isBuffer(body) ? body : Buffer.alloc(0), signature, Date.now())
  } catch (error) {
    if (error instanceof WrongMode) {
      const [theirs, ours] = error.livemode ? ['live', 'test'] : ['test', 'live']
      const sentence = `This is an event of the ${theirs} mode, and STRIPE_SECRET_KEY is a key of the ${ours} mode: nothing was taken in.`
      throw new TRPCError({ code: 'BAD_REQUEST', cause: new Refusal('WRONG_MODE', sentence) })
    }
    if (error instanceof NotAnEvent) {
      const sentence = 'The signature fits, but the body is no event of Stripe, or a checkout without its session.'
      throw new TRPCError({ code: 'BAD_REQUEST', cause: new Refusal('NOT_AN_EVENT', sentence) })
    }
    if (!(error instanceof InvalidSignature)) throw error
    // Why a signature did not fit would help only whoever forges one.
    const cause = new Refusal('BAD_SIGNATURE', 'The signature does not fit the body.')
    throw new TRPCError({ code: 'BAD_REQUEST', cause })
  }
}
