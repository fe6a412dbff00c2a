import { secret, smtpUrl, that } from '../settings/values.ts'
import { createMailClient } from './client.ts'
import type { MailPort } from './port.ts'

/** Mail as the environment describes it. */
export const mailSettings = {
  SMTP_URL: secret(smtpUrl.optional()),
  MAIL_FROM: that((value) => value.includes('@'), 'a sender such as Home2Smart <office@example.com>').optional(),
}

type Settings = { SMTP_URL?: string | undefined; MAIL_FROM?: string | undefined }

/** Null when it is not configured. */
export const mailFrom = ({ SMTP_URL, MAIL_FROM }: Settings): MailPort | null =>
  SMTP_URL && MAIL_FROM ? createMailClient({ smtpUrl: SMTP_URL, from: MAIL_FROM }) : null

export const isMailOn = ({ SMTP_URL, MAIL_FROM }: Settings): boolean => Boolean(SMTP_URL && MAIL_FROM)
