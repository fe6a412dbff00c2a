import { z } from 'zod'
import { secret, startingWith, that, webUrl } from '../settings/values.ts'
import { createTwilioClient } from './client.ts'
import type { SmsPort } from './port.ts'

/** Twilio as the environment describes it. */
export const twilioSettings = {
  TWILIO_ACCOUNT_SID: startingWith('AC').optional(),
  TWILIO_AUTH_TOKEN: secret(z.string().optional()),
  TWILIO_PHONE_NUMBER: that((value) => /^\+[1-9]\d{6,14}$/.test(value), 'a number in the form +15551230100').optional(),
  TWILIO_API_BASE: webUrl.optional(),
}

type Settings = {
  TWILIO_ACCOUNT_SID?: string | undefined
  TWILIO_AUTH_TOKEN?: string | undefined
  TWILIO_PHONE_NUMBER?: string | undefined
  TWILIO_API_BASE?: string | undefined
}

/** Null when it is not configured. */
export async function twilioFrom(settings: Settings): Promise<SmsPort | null> {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_PHONE_NUMBER: from } = settings
  if (!accountSid || !authToken || !from) return null
  return createTwilioClient({ accountSid, authToken, from, apiBase: settings.TWILIO_API_BASE })
}

export const isTwilioOn = (settings: Settings): boolean =>
  [settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN, settings.TWILIO_PHONE_NUMBER].every(Boolean)
