export type Mail = {
  to: string
  subject: string
  text: string
  html?: string | undefined
  /** Belongs to the message, not to the try: a mail that is sent twice after a lost answer can be told apart by nobody else. */
  messageId: string
}

export type MailPort = {
  /** Hands one mail to the SMTP server. @throws {MailRefused} */
  sendMail(mail: Mail): Promise<{ provider_ref: string }>
  close(): void
}

/** The server refused the mail (`retryable`: greylisting and other 4xx), or its answer did not arrive. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
  readonly retryable: boolean
  readonly ambiguous: boolean

  constructor(message: string, facts: { retryable: boolean; ambiguous: boolean }, cause?: unknown) {
    super(message, { cause })
    this.retryable = facts.retryable
    this.ambiguous = facts.ambiguous
  }
}
