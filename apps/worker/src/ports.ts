import type { Ports } from '@h2s/commands/context'
import { zoneAt } from '@h2s/integrations/geo/zone'
import { createMailClient } from '@h2s/integrations/mail/client'
import { normalisePhone } from '@h2s/integrations/phone/normalise'
import { createStripeClient } from '@h2s/integrations/stripe/client'
import { createTwilioClient } from '@h2s/integrations/twilio/client'
import type { Environment } from './env.ts'

/** The real clients behind the commands' ports. What has no keys is off, and said once. */
export async function createPorts(env: Environment, sayOff: (integration: string) => void): Promise<Ports> {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER, SMTP_URL, MAIL_FROM } = env
  const sms =
    TWILIO_ACCOUNT_SID && TWILIO_AUTH_TOKEN && TWILIO_PHONE_NUMBER
      ? await createTwilioClient({
          accountSid: TWILIO_ACCOUNT_SID,
          authToken: TWILIO_AUTH_TOKEN,
          from: TWILIO_PHONE_NUMBER,
          apiBase: env.TWILIO_API_BASE,
        })
      : null
  const mail = SMTP_URL && MAIL_FROM ? createMailClient({ smtpUrl: SMTP_URL, from: MAIL_FROM }) : null
  if (!env.STRIPE_SECRET_KEY) sayOff('stripe')
  if (!sms) sayOff('twilio')
  if (!mail) sayOff('mail')
  return {
    stripe: createStripeClient({ secretKey: env.STRIPE_SECRET_KEY, apiBase: env.STRIPE_API_BASE }),
    sms,
    mail,
    zoneAt,
    normalisePhone,
    publicUrl: env.PUBLIC_URL,
  }
}
