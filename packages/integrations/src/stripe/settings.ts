import { listOf, secret, that, webUrl } from '../settings/values.ts'
import { createStripeClient } from './client.ts'
import type { StripePort } from './port.ts'

/** Stripe as the environment describes it. Two signing secrets are for the day on which one follows the other. */
export const stripeSettings = {
  STRIPE_SECRET_KEY: secret(that((value) => /^(sk|rk)_/.test(value), 'a key that starts with sk_ or rk_').optional()),
  STRIPE_WEBHOOK_SECRET: secret(
    listOf(
      (part) => part.startsWith('whsec_'),
      'a secret that starts with whsec_, or two joined by a comma while they roll',
    ).optional(),
  ),
  STRIPE_API_BASE: webUrl.optional(),
}

type Settings = {
  STRIPE_SECRET_KEY?: string | undefined
  STRIPE_WEBHOOK_SECRET?: string[] | undefined
  STRIPE_API_BASE?: string | undefined
}

/** Always a port: what it can do depends on what is set. */
export const stripeFrom = (settings: Settings): StripePort =>
  createStripeClient({
    secretKey: settings.STRIPE_SECRET_KEY,
    signingSecrets: (settings.STRIPE_WEBHOOK_SECRET ?? []).map((one) => ({ secret: one })),
    apiBase: settings.STRIPE_API_BASE,
  })

/** On: it receives, and it can ask. */
export const isStripeOn = (settings: Settings): boolean =>
  settings.STRIPE_SECRET_KEY !== undefined && settings.STRIPE_WEBHOOK_SECRET !== undefined
