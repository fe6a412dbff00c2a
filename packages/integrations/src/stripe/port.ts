import type { Stripe } from 'stripe'

/** What we read of Stripe: signed events, and the truth behind them as it is now. */
export type StripePort = {
  /** False when no signing secret is set: then no event can be verified. */
  readonly canVerify: boolean
  /** False when no secret key is set: then nothing can be fetched, and the caller works with what the event says. */
  readonly canFetch: boolean
  /**
   * Verifies a delivery on its raw bytes and gives the event.
   * @param receivedAt epoch milliseconds on our clock; a signature older than 300 s is refused.
   * @throws {InvalidSignature} for everything but the exact bytes that Stripe signed.
   * @throws {NotAnEvent} for something signed that is no event, or a checkout event that names no session.
   * @throws {WrongMode} for an event of the other mode than the key's.
   */
  verifyWebhook(rawBody: Uint8Array, header: string | string[] | undefined, receivedAt: number): Stripe.Event
  /** The session as it is now, or null when Stripe does not know it. @throws {StripeUnavailable} */
  retrieveSession(sessionId: string): Promise<Stripe.Checkout.Session | null>
  /** All line items of a session, product names included. @throws {StripeUnavailable} */
  listLineItems(sessionId: string): Promise<Stripe.LineItem[]>
}

/** The delivery is not one that Stripe signed for us: 400, and nothing is stored. */
export class InvalidSignature extends Error {
  override readonly name = 'InvalidSignature'
}

/** Signed for us, but no event that anything could be made of: 400, and nothing is stored. */
export class NotAnEvent extends Error {
  override readonly name = 'NotAnEvent'
}

/** Signed for us, but an event of the test mode where a live key is set, or the other way round: 400, nothing stored. */
export class WrongMode extends Error {
  override readonly name = 'WrongMode'
  readonly livemode: boolean

  constructor(livemode: boolean) {
    super(livemode ? 'A live event, and a test key is set' : 'A test event, and a live key is set')
    this.livemode = livemode
  }
}

/** Stripe could not be asked, or refused to answer. `retryable` is false when the same question would fail again. */
export class StripeUnavailable extends Error {
  override readonly name = 'StripeUnavailable'
  readonly retryable: boolean

  constructor(message: string, retryable: boolean, cause?: unknown) {
    super(message, { cause })
    this.retryable = retryable
  }
}
