/** What a sent message came back as. `provider_ref` is Twilio's message sid. */
export type SentSms = { provider_ref: string; status: string }

export type SmsPort = {
  /**
   * Hands one SMS to Twilio. `to` is E.164.
   * @throws {SmsRefused} with Twilio's code; `retryable` says whether the same message may be sent again later.
   */
  sendSms(message: { to: string; body: string; statusCallback?: string }): Promise<SentSms>
  /**
   * Whether a callback was signed by Twilio for this address. `url` is the configured public address, never one from request headers.
   */
  validateCallback(signature: string | undefined, url: string, params: Record<string, string>): boolean
}

/** Twilio refused the message, or its answer did not arrive. */
export class SmsRefused extends Error {
  override readonly name = 'SmsRefused'
  /** Twilio's error code, or null when there was no readable answer. */
  readonly code: number | null
  readonly retryable: boolean
  /** True when the message may have been accepted although no answer arrived: never blindly send again. */
  readonly ambiguous: boolean

  constructor(
    message: string,
    facts: { code: number | null; retryable: boolean; ambiguous: boolean },
    cause?: unknown,
  ) {
    super(message, { cause })
    this.code = facts.code
    this.retryable = facts.retryable
    this.ambiguous = facts.ambiguous
  }
}
