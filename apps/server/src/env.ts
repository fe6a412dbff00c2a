import { z } from 'zod'

/** A value that the environment holds in a shape we cannot take: one sentence per variable, secrets never shown. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

const secretNames = new Set([
  'DATABASE_URL',
  'DATABASE_REPLICA_URL',
  'AUTH_SECRET',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'TWILIO_AUTH_TOKEN',
  'SMTP_URL',
  'GOOGLE_CLIENT_SECRET',
  'METRICS_TOKEN',
])

const postgresUrl = z.string().refine((value) => /^postgres(ql)?:$/.test(protocolOf(value)), 'a postgres:// address')
const webUrl = z
  .string()
  .refine((value) => /^https?:$/.test(protocolOf(value)), 'an http:// or https:// address')
  .transform((value) => value.replace(/\/+$/, ''))
const smtpUrl = z.string().refine((value) => /^smtps?:$/.test(protocolOf(value)), 'an smtp:// or smtps:// address')
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine(
      (value) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max,
      `a whole number from ${min} to ${max}`,
    )
    .transform(Number)
const startingWith = (prefix: string) =>
  z.string().refine((value) => value.startsWith(prefix), `a value that starts with ${prefix}`)
const text = z.string()

/** Minutes before a visit: one number or a list, `1440,120`. */
const minutesList = z
  .string()
  .refine(
    (value) =>
      value.split(',').every((part) => /^\s*\d{1,5}\s*$/.test(part) && Number(part) >= 1 && Number(part) <= 43_200),
    'minutes from 1 to 43200, one number or a list such as 1440,120',
  )
  .transform((value) => value.split(',').map(Number))

const onOff = z
  .string()
  .refine((value) => value === 'on' || value === 'off', 'on or off')
  .transform((value) => value === 'on')
const trueFalse = z
  .string()
  .refine((value) => ['true', 'false', 'on', 'off', '1', '0'].includes(value), 'true or false')
  .transform((value) => value === 'true' || value === 'on' || value === '1')

const logLevel = z
  .string()
  .refine(
    (value) => ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].includes(value),
    'fatal, error, warn, info, debug, trace or silent',
  )

/** Networks whose X-Forwarded-For is believed, for the rate limits behind a proxy. */
const networks = z
  .string()
  .refine(
    (value) => value.split(',').every((part) => /^[0-9a-fA-F.:]+(\/\d{1,3})?$/.test(part.trim())),
    'addresses or networks such as 10.0.0.0/8,::1',
  )
  .transform((value) => value.split(',').map((part) => part.trim()))

const variables = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  PUBLIC_URL: webUrl.optional(),
  DATABASE_URL: postgresUrl,
  DATABASE_REPLICA_URL: postgresUrl.optional(),
  DEMO: onOff.default(false),
  AUTH_SECRET: z.string().refine((value) => value.length >= 32, 'at least 32 characters that nobody else knows'),
  STRIPE_SECRET_KEY: z
    .string()
    .refine((value) => /^(sk|rk)_/.test(value), 'a key that starts with sk_ or rk_')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .refine(
      (value) => value.split(',').every((part) => part.trim().startsWith('whsec_')),
      'a secret that starts with whsec_, or two joined by a comma while they roll',
    )
    .transform((value) => value.split(',').map((part) => part.trim()))
    .optional(),
  STRIPE_API_BASE: webUrl.optional(),
  TWILIO_ACCOUNT_SID: startingWith('AC').optional(),
  TWILIO_AUTH_TOKEN: text.optional(),
  TWILIO_PHONE_NUMBER: z
    .string()
    .refine((value) => /^\+[1-9]\d{6,14}$/.test(value), 'a number in the form +15551230100')
    .optional(),
  TWILIO_API_BASE: webUrl.optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: z
    .string()
    .refine((value) => value.includes('@'), 'a sender such as Home2Smart <office@example.com>')
    .optional(),
  GOOGLE_CLIENT_ID: text.optional(),
  GOOGLE_CLIENT_SECRET: text.optional(),
  GOOGLE_API_BASE: webUrl.optional(),
  REMINDER_WORKER_ENABLED: trueFalse.default(true),
  REMINDER_LEAD_MINUTES: minutesList.default([1440, 120]),
  REMINDER_LOOKAHEAD_MINUTES: wholeNumber(1, 43_200).default(1440),
  REMINDER_OVERDUE_MINUTES: wholeNumber(1, 43_200).default(60),
  REMINDER_POLL_INTERVAL_MS: wholeNumber(100, 3_600_000).default(30_000),
  REMINDER_WORKER_CONCURRENCY: wholeNumber(1, 64).default(4),
  LOG_LEVEL: logLevel.default('info'),
  METRICS_TOKEN: z
    .string()
    .refine((value) => value.length >= 8, 'at least 8 characters')
    .optional(),
  TRUSTED_PROXIES: networks.optional(),
  RATE_LIMIT_PER_MINUTE: wholeNumber(1, 100_000_000).default(6_000),
})

export type Environment = Omit<z.output<typeof variables>, 'PUBLIC_URL'> & { PUBLIC_URL: string }

/**
 * Every variable that docs/operations.md lists. An empty value counts as absent.
 * Throws EnvironmentError with one sentence per bad variable: its name, what it got and what it takes.
 */
export function parseEnv(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw new EnvironmentError(parsed.error.issues.map((issue) => sentence(issue, given)).join('\n'))
  const { PORT, PUBLIC_URL } = parsed.data
  return { ...parsed.data, PUBLIC_URL: PUBLIC_URL ?? `http://localhost:${PORT}` }
}

/** The environment of this process. */
export const readEnv = (): Environment => parseEnv(process.env)

function sentence(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  const value = given[name]
  if (value === undefined) return `${name} is missing: it takes ${missing[name] ?? 'a value'}.`
  return `${name} is ${secretNames.has(name) ? 'set to something it cannot take' : JSON.stringify(value)}: it takes ${issue.message}.`
}

const missing: Record<string, string> = {
  DATABASE_URL: 'a postgres:// address',
  AUTH_SECRET: 'at least 32 characters that nobody else knows',
}

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : ''
}
