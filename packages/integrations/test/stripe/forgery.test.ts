import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createStripeClient } from '../../src/stripe/client.ts'
import { signatureHeader } from '../../src/stripe/emulator/deliver.ts'
import { InvalidSignature, NotAnEvent, WrongMode } from '../../src/stripe/port.ts'

const SECRET = 'whsec_the_right_one'
const NOW = Date.parse('2026-11-21T12:00:00Z')
const SECONDS = NOW / 1000
// Has a replacement character and a non-ASCII name: what a forgiving decoder would confuse.
const PAYLOAD = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  livemode: false,
  type: 'checkout.session.completed',
  data: { object: { id: 'cs_1', name: 'Zoë \uFFFD', amount_total: 17900 } },
})
const BODY = Buffer.from(PAYLOAD)
const HEADER = signatureHeader(PAYLOAD, SECRET, SECONDS)
const HEX = HEADER.slice(HEADER.indexOf('v1=') + 3)

const stripe = createStripeClient({ secretKey: 'sk_test_x', signingSecrets: [{ secret: SECRET }] })
const verdict = (body: Uint8Array, header: string | string[] | undefined, at = NOW): 'accepted' | 'refused' => {
  try {
    stripe.verifyWebhook(body, header, at)
    return 'accepted'
  } catch (error) {
    if (error instanceof InvalidSignature) return 'refused'
    throw error
  }
}

type Forgery = { body: Uint8Array; header: string | string[] | undefined; at?: number }

const bodies: fc.Arbitrary<Forgery> = fc
  .oneof(
    fc
      .tuple(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }))
      .map(([at, by]) => BODY.map((byte, index) => (index === at ? byte ^ by : byte))),
    fc.nat(BODY.length - 1).map((at) => Buffer.concat([BODY.subarray(0, at), BODY.subarray(at + 1)])),
    fc
      .tuple(fc.nat(BODY.length), fc.uint8Array({ minLength: 1, maxLength: 4 }))
      .map(([at, more]) => Buffer.concat([BODY.subarray(0, at), more, BODY.subarray(at)])),
    fc.constantFrom(
      Buffer.from(JSON.stringify(JSON.parse(PAYLOAD), null, 1)),
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), BODY]),
      // An invalid byte where the signed text has U+FFFD: the decoder makes them equal.
      Buffer.from(BODY.toString('latin1').replace('\xef\xbf\xbd', '\xff'), 'latin1'),
      Buffer.alloc(0),
      Buffer.from('null'),
    ),
  )
  .map((body) => ({ body, header: HEADER }))

const headers: fc.Arbitrary<Forgery> = fc
  .oneof(
    fc
      .tuple(
        fc.nat(63),
        fc.integer({ max: 15, min: 0 }).map((digit) => digit.toString(16)),
      )
      .filter(([at, digit]) => HEX[at] !== digit)
      .map(([at, digit]) => `t=${SECONDS},v1=${HEX.slice(0, at)}${digit}${HEX.slice(at + 1)}`),
    fc.integer({ min: 1, max: 400 }).map((by) => `t=${SECONDS + by},v1=${HEX}`),
    fc.string().map((secret) => signatureHeader(PAYLOAD, `whsec_${secret}`, SECONDS)),
    fc.string(),
    fc.nat(63).map((length) => `t=${SECONDS},v1=${HEX.slice(0, length)}`),
    fc.constantFrom(
      '',
      `t=${SECONDS}`,
      `v1=${HEX}`,
      `t=${SECONDS},v0=${HEX}`,
      `t=${SECONDS},v1=`,
      `t=${SECONDS},v1=${HEX.toUpperCase()}`,
      `t=${SECONDS}x,v1=${HEX}`,
      `t=,v1=${HEX}`,
    ),
  )
  .map((header) => ({ body: BODY, header }))

const others: fc.Arbitrary<Forgery> = fc.oneof(
  fc.constant<Forgery>({ body: BODY, header: undefined }),
  fc.constant<Forgery>({ body: BODY, header: [HEADER, HEADER] }),
  fc.integer({ min: 301, max: 100_000 }).map((seconds) => ({ body: BODY, header: HEADER, at: NOW + seconds * 1000 })),
)

describe('forged deliveries', () => {
  it('accepts none of 1,500 mutations of a valid one', () => {
    expect(verdict(BODY, HEADER)).toBe('accepted')
    fc.assert(
      fc.property(fc.oneof(bodies, headers, others), ({ body, header, at }) => {
        fc.pre(!(header === HEADER && Buffer.compare(body, BODY) === 0 && at === undefined))
        expect(verdict(body, header, at)).toBe('refused')
      }),
      { numRuns: 1500 },
    )
  })

  it('holds the tolerance of 300 seconds to the second', () => {
    expect(verdict(BODY, HEADER, NOW + 300_000)).toBe('accepted')
    expect(verdict(BODY, HEADER, NOW + 301_000)).toBe('refused')
  })

  it('takes either secret while one is rolled, and the old one no longer after its end', () => {
    const rolling = createStripeClient({
      signingSecrets: [{ secret: 'whsec_new' }, { secret: SECRET, expiresAt: NOW + 60_000 }],
    })
    const double = `${signatureHeader(PAYLOAD, 'whsec_elsewhere', SECONDS)},v1=${HEX}`
    expect(rolling.verifyWebhook(BODY, double, NOW).id).toBe('evt_1')
    expect(() => rolling.verifyWebhook(BODY, HEADER, NOW + 60_000)).toThrow(InvalidSignature)
    expect(rolling.verifyWebhook(BODY, signatureHeader(PAYLOAD, 'whsec_new', SECONDS), NOW + 60_000).id).toBe('evt_1')
  })

  it.each(['hello', 'null', '[]', '{"id":7}', '{"id":"evt_3","type":"checkout.session.completed","data":{}}'])(
    'says of %s, signed, that it is no event',
    (text) => {
      const header = signatureHeader(text, SECRET, SECONDS)
      expect(() => stripe.verifyWebhook(Buffer.from(text), header, NOW)).toThrow(NotAnEvent)
    },
  )

  it('refuses an event of the other mode', () => {
    const live = createStripeClient({ secretKey: 'sk_live_x', signingSecrets: [{ secret: SECRET }] })
    expect(() => live.verifyWebhook(BODY, HEADER, NOW)).toThrow(WrongMode)
    const test = createStripeClient({ secretKey: 'sk_test_x', signingSecrets: [{ secret: SECRET }] })
    expect(test.verifyWebhook(BODY, HEADER, NOW).id).toBe('evt_1')
  })

  it('takes an event that does not say its mode: it was signed for us', () => {
    const silent = JSON.stringify({ id: 'evt_2', object: 'event', data: { object: {} } })
    const live = createStripeClient({ secretKey: 'sk_live_x', signingSecrets: [{ secret: SECRET }] })
    expect(live.verifyWebhook(Buffer.from(silent), signatureHeader(silent, SECRET, SECONDS), NOW).id).toBe('evt_2')
  })

  it('verifies nothing without a secret, nor with a blank one', () => {
    expect(() => createStripeClient({}).verifyWebhook(BODY, HEADER, NOW)).toThrow(InvalidSignature)
    const blank = createStripeClient({ signingSecrets: [{ secret: '  ' }] })
    expect(() => blank.verifyWebhook(BODY, signatureHeader(PAYLOAD, '  ', SECONDS), NOW)).toThrow(InvalidSignature)
  })
})
