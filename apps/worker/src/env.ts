import { mailSettings } from '@h2s/integrations/mail/settings'
import { parseSettings } from '@h2s/integrations/settings/parse-settings'
import { logLevel, postgresUrl, secret, webUrl, wholeNumber } from '@h2s/integrations/settings/values'
import { stripeSettings } from '@h2s/integrations/stripe/settings'
import { twilioSettings } from '@h2s/integrations/twilio/settings'
import { z } from 'zod'

/** What the background process needs of the environment; the server looks at every variable there is. */
const variables = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  PUBLIC_URL: webUrl.optional(),
  DATABASE_URL: secret(postgresUrl),
  ...stripeSettings,
  ...twilioSettings,
  ...mailSettings,
  LOG_LEVEL: logLevel.default('info'),
  WORKER_METRICS_PORT: wholeNumber(0, 65_535).optional(),
})

export type Environment = Omit<z.output<typeof variables>, 'PUBLIC_URL'> & { PUBLIC_URL: string }

/** Throws BadSettings, one sentence per bad variable. */
export function parseEnv(source: Record<string, string | undefined>): Environment {
  const env = parseSettings(variables, source)
  return { ...env, PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${env.PORT}` }
}

/** The environment of this process. */
export const readEnv = (): Environment => parseEnv(process.env)
