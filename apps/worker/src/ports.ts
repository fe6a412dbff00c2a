import type { Ports } from '@h2s/commands/context'
import { channelsOf } from '@h2s/commands/notifications/route-for'
import { zoneAt } from '@h2s/integrations/geo/zone'
import { mailFrom } from '@h2s/integrations/mail/settings'
import { normalisePhone } from '@h2s/integrations/phone/normalise'
import { stripeFrom } from '@h2s/integrations/stripe/settings'
import { twilioFrom } from '@h2s/integrations/twilio/settings'
import type { Environment } from './env.ts'

/** The real clients behind the commands' ports. What has no keys is off, and said once. */
export async function createPorts(env: Environment, sayOff: (integration: string) => void): Promise<Ports> {
  const [stripe, sms, mail] = [stripeFrom(env), await twilioFrom(env), mailFrom(env)]
  if (!stripe.canFetch) sayOff('stripe')
  if (!sms) sayOff('twilio')
  if (!mail) sayOff('mail')
  return { stripe, sms, mail, channels: channelsOf({ sms, mail }), zoneAt, normalisePhone, publicUrl: env.PUBLIC_URL }
}
