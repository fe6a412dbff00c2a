import { z } from 'zod'

/** A value that the environment holds in a shape we cannot take: one sentence per variable, secrets never shown. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

const secretNames = new Set(['DATABASE_URL', 'STRIPE_SECRET_KEY', 'TWILIO_AUTH_TOKEN', 'SMTP_URL'])

const that = (holds: (value: string) => boolean, takes: string) => z.string().refine(holds, takes)
const protocolOf = (value: string) => (URL.canParse(value) ? new URL(value).protocol : '')
const webUrl = that((value) => /^https?:$/.test(protocolOf(value)), 'an http:// or https:// address').transform(
  (value) => value.replace(/\/+$/, ''),
)
const portNumber = that(
  (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
  'a whole number from 0 to 65535',
).transform(Number)
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** What the background process needs of the environment; the server looks at every variable there is. */
const variables = z.object({
  PORT: portNumber.default(4000),
  PUBLIC_URL: webUrl.optional(),
  DATABASE_URL: that((value) => /^postgres(ql)?:$/.test(protocolOf(value)), 'a postgres:// address'),
  STRIPE_SECRET_KEY: that((value) => /^(sk|rk)_/.test(value), 'a key that starts with sk_ or rk_').optional(),
  STRIPE_API_BASE: webUrl.optional(),
  TWILIO_ACCOUNT_SID: that((value) => value.startsWith('AC'), 'a value that starts with AC').optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_PHONE_NUMBER: that((value) => /^\+[1-9]\d{6,14}$/.test(value), 'a number in the form +15551230100').optional(),
  TWILIO_API_BASE: webUrl.optional(),
  SMTP_URL: that((value) => /^smtps?:$/.test(protocolOf(value)), 'an smtp:// or smtps:// address').optional(),
  MAIL_FROM: that((value) => value.includes('@'), 'a sender such as Home2Smart <office@example.com>').optional(),
  LOG_LEVEL: that((value) => levels.includes(value), 'fatal, error, warn, info, debug, trace or silent').default(
    'info',
  ),
  WORKER_METRICS_PORT: portNumber.optional(),
})

export type Environment = Omit<z.output<typeof variables>, 'PUBLIC_URL'> & { PUBLIC_URL: string }

/**
 * The environment as the worker understands it. An empty value counts as absent.
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
  if (value === undefined) return `${name} is missing: it takes a postgres:// address.`
  return `${name} is ${secretNames.has(name) ? 'set to something it cannot take' : JSON.stringify(value)}: it takes ${issue.message}.`
}
