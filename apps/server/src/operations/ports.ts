import type { HealthReport } from '@h2s/api/views/health'
import type { Ports } from '@h2s/commands/context'
import { zoneAt } from '@h2s/integrations/geo/zone'
import { isMailOn } from '@h2s/integrations/mail/settings'
import { normalisePhone } from '@h2s/integrations/phone/normalise'
import { isStripeOn, stripeFrom } from '@h2s/integrations/stripe/settings'
import { isTwilioOn } from '@h2s/integrations/twilio/settings'
import type { Environment } from '../env.ts'

/**
 * What the doors' commands may ask outside. Messages are the worker's to send: there is no sender here, only which ways
 * the worker has.
 */
export const createPorts = (env: Environment): Ports => ({
  stripe: stripeFrom(env),
  sms: null,
  mail: null,
  channels: { sms: isTwilioOn(env), email: isMailOn(env) },
  zoneAt,
  normalisePhone,
  publicUrl: env.PUBLIC_URL,
})

/** Which integrations have what they need. The others wait or go to a person, and say so here. */
export const integrationsOf = (env: Environment): HealthReport['integrations'] => ({
  stripe: isStripeOn(env) ? 'on' : 'off',
  twilio: isTwilioOn(env) ? 'on' : 'off',
  mail: isMailOn(env) ? 'on' : 'off',
  google_calendar: env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET ? 'on' : 'off',
})
