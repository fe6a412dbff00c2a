import { mailSettings } from '@h2s/integrations/mail/settings'
import { parseSettings } from '@h2s/integrations/settings/parse-settings'
import {
  listOf,
  logLevel,
  oneOf,
  postgresUrl,
  secret,
  that,
  webUrl,
  wholeNumber,
} from '@h2s/integrations/settings/values'
import { stripeSettings } from '@h2s/integrations/stripe/settings'
import { twilioSettings } from '@h2s/integrations/twilio/settings'
import { z } from 'zod'

const isMinutes = (part: string) => /^\d{1,5}$/.test(part) && Number(part) >= 1 && Number(part) <= 43_200
const isNetwork = (part: string) => /^[0-9a-fA-F.:]+(\/\d{1,3})?$/.test(part)

/** Every variable of docs/operations.md: a start that would fail later for one of them fails now. */
const variables = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  PUBLIC_URL: webUrl.optional(),
  DATABASE_URL: secret(postgresUrl),
  DATABASE_REPLICA_URL: secret(postgresUrl.optional()),
  DEMO: oneOf(['on', 'off']).default('off'),
  AUTH_SECRET: secret(that((value) => value.length >= 32, 'at least 32 characters that nobody else knows')),
  ...stripeSettings,
  ...twilioSettings,
  ...mailSettings,
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: secret(z.string().optional()),
  GOOGLE_API_BASE: webUrl.optional(),
  REMINDER_WORKER_ENABLED: oneOf(['true', 'false', 'on', 'off', '1', '0']).default('true'),
  REMINDER_LEAD_MINUTES: listOf(isMinutes, 'minutes from 1 to 43200, one number or a list such as 1440,120')
    .transform((minutes) => minutes.map(Number))
    .default([1440, 120]),
  REMINDER_LOOKAHEAD_MINUTES: wholeNumber(1, 43_200).default(1440),
  REMINDER_OVERDUE_MINUTES: wholeNumber(1, 43_200).default(60),
  REMINDER_POLL_INTERVAL_MS: wholeNumber(100, 3_600_000).default(30_000),
  REMINDER_WORKER_CONCURRENCY: wholeNumber(1, 64).default(4),
  LOG_LEVEL: logLevel.default('info'),
  METRICS_TOKEN: secret(that((value) => value.length >= 8, 'at least 8 characters').optional()),
  // Whose X-Forwarded-For is believed, so that the limits per address count the right one behind a proxy.
  TRUSTED_PROXIES: listOf(isNetwork, 'addresses or networks such as 10.0.0.0/8,::1').optional(),
  RATE_LIMIT_PER_MINUTE: wholeNumber(1, 100_000_000).default(6_000),
})

export type Environment = Omit<z.output<typeof variables>, 'PUBLIC_URL' | 'DEMO'> & {
  PUBLIC_URL: string
  DEMO: boolean
}

/** Throws BadSettings, one sentence per bad variable. */
export function parseEnv(source: Record<string, string | undefined>): Environment {
  const env = parseSettings(variables, source)
  return { ...env, DEMO: env.DEMO === 'on', PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${env.PORT}` }
}

/** The environment of this process. */
export const readEnv = (): Environment => parseEnv(process.env)
