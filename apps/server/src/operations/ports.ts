import type { HealthReport } from '@h2s/api/views/health'
import type { Ports } from '@h2s/commands/context'
import { zoneAt } from '@h2s/integrations/geo/zone'
import { normalisePhone } from '@h2s/integrations/phone/normalise'
import { createStripeClient } from '@h2s/integrations/stripe/client'
import type { Environment } from '../env.ts'

/** What the doors' commands may ask outside. Messages are the worker's to send: there is no sender here. */
export const createPorts = (env: Environment): Ports => ({
  stripe: createStripeClient({
    secretKey: env.STRIPE_SECRET_KEY,
    signingSecrets: (env.STRIPE_WEBHOOK_SECRET ?? []).map((secret) => ({ secret })),
    apiBase: env.STRIPE_API_BASE,
  }),
  sms: null,
  mail: null,
  zoneAt,
  normalisePhone,
  publicUrl: env.PUBLIC_URL,
})

/** Which integrations have what they need. The others wait or go to a person, and say so here. */
export const integrationsOf = (env: Environment): HealthReport['integrations'] => ({
  stripe: onWhen(env.STRIPE_SECRET_KEY, env.STRIPE_WEBHOOK_SECRET),
  twilio: onWhen(env.TWILIO_ACCOUNT_SID, env.TWILIO_AUTH_TOKEN, env.TWILIO_PHONE_NUMBER),
  mail: onWhen(env.SMTP_URL, env.MAIL_FROM),
  google_calendar: onWhen(env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET),
})

const onWhen = (...needed: unknown[]): 'on' | 'off' => (needed.every((one) => one !== undefined) ? 'on' : 'off')
