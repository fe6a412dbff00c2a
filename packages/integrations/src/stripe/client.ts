import { Stripe } from 'stripe'

import { StripeUnavailable, WrongMode, type StripePort } from './port.ts'
import { verifySignature, type SigningSecret } from './verify-signature.ts'

export type StripeConfig = {
  secretKey?: string | undefined
  /** More than one while a secret is being rolled; each may have an end. */
  signingSecrets?: readonly SigningSecret[]
  /** Where the API lives; Stripe's own address when absent. */
  apiBase?: string | undefined
  timeoutMs?: number
  maxNetworkRetries?: number
}

/** The real client, from the official SDK. Without a key it verifies only; without a secret it verifies nothing. */
export function createStripeClient(config: StripeConfig): StripePort {
  const secrets = config.signingSecrets ?? []
  const livemode = livemodeOf(config.secretKey)
  const sdk = config.secretKey === undefined ? null : createSdk(config.secretKey, config)

  return {
    canVerify: secrets.length > 0,
    canFetch: sdk !== null,

    verifyWebhook(rawBody, header, receivedAt) {
      const event = verifySignature(rawBody, header, secrets, receivedAt)
      // A test-mode event has no business on a live account, nor the other way round.
      if (livemode !== null && event.livemode === !livemode) throw new WrongMode(event.livemode)
      return event
    },

    async retrieveSession(sessionId) {
      return ask(sdk, (stripe) => stripe.checkout.sessions.retrieve(sessionId), null)
    },

    async listLineItems(sessionId) {
      return ask(
        sdk,
        (stripe) =>
          stripe.checkout.sessions
            .listLineItems(sessionId, { limit: 100, expand: ['data.price.product'] })
            .autoPagingToArray({ limit: 1000 }),
        [],
      )
    },
  }
}

function createSdk(secretKey: string, config: StripeConfig): Stripe {
  const where = config.apiBase === undefined ? {} : addressOf(config.apiBase)
  return new Stripe(secretKey, {
    ...where,
    timeout: config.timeoutMs ?? 10_000,
    maxNetworkRetries: config.maxNetworkRetries ?? 2,
    telemetry: false,
  })
}

function addressOf(base: string): { host: string; port: string; protocol: 'http' | 'https' } {
  const url = new URL(base)
  const protocol = url.protocol === 'http:' ? 'http' : 'https'
  return { host: url.hostname, port: url.port || (protocol === 'http' ? '80' : '443'), protocol }
}

/** The mode that the key belongs to, when its prefix says so. */
function livemodeOf(secretKey: string | undefined): boolean | null {
  const mode = /^(?:sk|rk)_(live|test)_/.exec(secretKey ?? '')?.[1]
  return mode === undefined ? null : mode === 'live'
}

async function ask<T>(sdk: Stripe | null, question: (stripe: Stripe) => Promise<T>, whenMissing: T): Promise<T> {
  if (sdk === null) throw new StripeUnavailable('No Stripe key is set', false)
  try {
    return await question(sdk)
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing')
      return whenMissing
    const lasting =
      error instanceof Stripe.errors.StripeAuthenticationError ||
      error instanceof Stripe.errors.StripePermissionError ||
      error instanceof Stripe.errors.StripeInvalidRequestError
    throw new StripeUnavailable('Stripe did not answer the question', !lasting, error)
  }
}
