import { createTransport } from 'nodemailer'

import { MailRefused, type MailPort } from './port.ts'

export type MailConfig = {
  /** smtp:// or smtps:// with credentials, as in SMTP_URL. */
  smtpUrl: string
  /** The sender, as in MAIL_FROM. */
  from: string
  timeoutMs?: number
}

/** The real client: SMTP by nodemailer, pooled. */
export function createMailClient(config: MailConfig): MailPort {
  const timeout = config.timeoutMs ?? 10_000
  const transport = createTransport({
    url: config.smtpUrl,
    pool: true,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // No file and no address is ever read on behalf of a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  return {
    async sendMail({ to, subject, text, html, messageId }) {
      // One mail, one recipient: a line break or a comma in the address would make it two.
      if (/[\r\n,;]/.test(to))
        throw new MailRefused('The address is not a single mailbox', { retryable: false, ambiguous: false })
      try {
        const sent = await transport.sendMail({
          from: config.from,
          to,
          subject,
          text,
          messageId,
          ...(html === undefined ? {} : { html }),
        })
        return { provider_ref: sent.messageId }
      } catch (error) {
        throw refusalOf(error)
      }
    },

    close() {
      transport.close()
    },
  }
}

/** Failures before the mail was handed over. After that a lost connection leaves it open whether the server took the mail. */
const NOT_HANDED_OVER = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EDNS',
  'EAUTH',
  'ETLS',
])

function refusalOf(error: unknown): MailRefused {
  const responseCode = fact(error, 'responseCode')
  if (typeof responseCode === 'number') {
    return new MailRefused(
      `The mail server refused the mail (${responseCode})`,
      { retryable: responseCode < 500, ambiguous: false },
      error,
    )
  }
  const notSent = fact(error, 'syscall') === 'connect' || NOT_HANDED_OVER.has(String(fact(error, 'code')))
  return new MailRefused('The mail server did not answer', { retryable: notSent, ambiguous: !notSent }, error)
}

function fact(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
}
