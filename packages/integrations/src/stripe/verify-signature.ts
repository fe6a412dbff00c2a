import { Stripe } from 'stripe'

import { InvalidSignature, NotAnEvent } from './port.ts'

/** A webhook signing secret, and until when it counts (epoch milliseconds; for ever when absent). */
export type SigningSecret = { secret: string; expiresAt?: number }

const TOLERANCE_SECONDS = 300

/**
 * Stripe's own check, on the raw bytes, with each secret that still counts.
 * The SDK decodes the bytes before it signs them, and a decoder forgives: it drops a byte-order mark and turns invalid
 * bytes into U+FFFD. So bytes that do not come back the same from the decoder are refused first.
 * @throws {InvalidSignature}
 * @throws {NotAnEvent}
 */
export function verifySignature(
  rawBody: Uint8Array,
  header: string | string[] | undefined,
  secrets: readonly SigningSecret[],
  receivedAt: number,
): Stripe.Event {
  if (typeof header !== 'string' || header === '') throw new InvalidSignature('The signature header is missing')
  // Stripe signs a timestamp of plain digits; the SDK's parseInt would also read "1700000000abc".
  if (!/^t=[1-9]\d{0,11}(?:,v\d+=[0-9a-f]+)+$/.test(header))
    throw new InvalidSignature('The signature header is malformed')
  const body = exactText(rawBody)

  for (const { secret, expiresAt } of secrets) {
    if (expiresAt !== undefined && receivedAt >= expiresAt) continue
    const signed = tryOne(body, header, secret, receivedAt)
    if (signed === null) continue
    if (!isEvent(signed.event)) throw new NotAnEvent('The body is no event')
    return signed.event
  }
  throw new InvalidSignature('No signature matches')
}

function exactText(rawBody: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(rawBody)
  } catch {
    throw new InvalidSignature('The body is not valid UTF-8')
  }
}

function tryOne(body: string, header: string, secret: string, receivedAt: number): { event: Stripe.Event } | null {
  try {
    return { event: Stripe.webhooks.constructEvent(body, header, secret, TOLERANCE_SECONDS, undefined, receivedAt) }
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null
    // The signature fits: what failed is the reading of the body.
    throw new NotAnEvent('The body cannot be read as an event')
  }
}

/** What we take in is told apart by its id, and a checkout by its session's: without them it would be lost unseen. */
function isEvent(event: unknown): boolean {
  if (!isText(field(event, 'id'))) return false
  const isCheckout = String(field(event, 'type')).startsWith('checkout.session.')
  return !isCheckout || isText(field(field(field(event, 'data'), 'object'), 'id'))
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined
}
