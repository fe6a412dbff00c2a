import type { Db } from '@h2s/db/client'
import type { Actor } from '@h2s/domain'
import type { MailPort } from '@h2s/integrations/mail/port'
import type { StripePort } from '@h2s/integrations/stripe/port'
import type { SmsPort } from '@h2s/integrations/twilio/port'
import type { IdempotentRequest } from './idempotency/idempotent-request.ts'

/** Whom a command may ask outside its transactions, plugged in at the process edge. Null: not configured. */
export type Ports = {
  stripe: StripePort
  sms: SmsPort | null
  mail: MailPort | null
  /** Which ways of telling people are on, whichever process sends: a message is planned for the way that it will take. */
  channels: { sms: boolean; email: boolean }
  /** IANA zone from coordinates in degrees; null where there is none. */
  zoneAt: (lat: number, lng: number) => string | null
  /** E.164, or null when it cannot be a number. */
  normalisePhone: (typed: string | null | undefined) => string | null
  /** Where people reach us, without a slash at the end: links in messages begin with it. */
  publicUrl: string
}

/** What every command gets. The actor comes from the session, from a job's link, or is a named part of the system. */
export type Context = {
  db: Db
  actor: Actor
  now: () => string
  correlationId: string
  ports: Ports
  /** Set by withIdempotency: the command's transaction claims the key, so key and effect stand or fall together. */
  idempotency?: IdempotentRequest
}
