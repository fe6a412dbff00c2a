import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mailFrom, mailSettings } from '../../src/mail/settings.ts'
import { BadSettings, parseSettings } from '../../src/settings/parse-settings.ts'
import { listOf, oneOf, postgresUrl, secret, webUrl, wholeNumber } from '../../src/settings/values.ts'
import { isStripeOn, stripeFrom, stripeSettings } from '../../src/stripe/settings.ts'
import { isTwilioOn, twilioFrom, twilioSettings } from '../../src/twilio/settings.ts'

const variables = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  URL: webUrl.optional(),
  DATABASE: secret(postgresUrl),
  LEVEL: oneOf(['info', 'warn']).default('info'),
  LIST: listOf((part) => /^\d+$/.test(part), 'numbers').optional(),
})
const good = { DATABASE: 'postgres://localhost/x' }
const saidOf = (given: Record<string, string>) => {
  try {
    parseSettings(variables, { ...good, ...given })
  } catch (error) {
    return error instanceof BadSettings ? error.message : 'something else'
  }
  return null
}

describe('settings', () => {
  it('have defaults, lists, and addresses without a slash at the end; what is empty is absent', () => {
    expect(parseSettings(variables, { ...good, PORT: '', URL: 'https://x.example/', LIST: '1, 2' })).toEqual({
      PORT: 4000,
      URL: 'https://x.example',
      DATABASE: 'postgres://localhost/x',
      LEVEL: 'info',
      LIST: ['1', '2'],
    })
  })

  it.each([
    [{ PORT: 'eighty' }, 'PORT is "eighty": it takes a whole number from 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT is "70000": it takes a whole number from 0 to 65535.'],
    [{ URL: 'example.com' }, 'URL is "example.com": it takes an http:// or https:// address.'],
    [{ LEVEL: 'loud' }, 'LEVEL is "loud": it takes info or warn.'],
    [{ LIST: '1,x' }, 'LIST is "1,x": it takes numbers.'],
    [
      { DATABASE: 'mysql://root:hunter2@db' },
      'DATABASE is set to something it cannot take: it takes a postgres:// address.',
    ],
    [{ DATABASE: '' }, 'DATABASE is missing: it takes a postgres:// address.'],
    [
      { PORT: 'x', LEVEL: 'y' },
      'PORT is "x": it takes a whole number from 0 to 65535.\nLEVEL is "y": it takes info or warn.',
    ],
  ])('%j: %s', (given, sentence) => {
    expect(saidOf(given)).toBe(sentence)
  })
})

describe('what the settings switch on', () => {
  const settings = z.object({ ...stripeSettings, ...twilioSettings, ...mailSettings })

  it('nothing without keys', async () => {
    const none = parseSettings(settings, {})
    expect([isStripeOn(none), isTwilioOn(none), mailFrom(none), await twilioFrom(none)]).toEqual([
      false,
      false,
      null,
      null,
    ])
    expect(stripeFrom(none)).toMatchObject({ canVerify: false, canFetch: false })
  })

  it('Stripe by its two secrets, each for its half', () => {
    const receives = parseSettings(settings, { STRIPE_WEBHOOK_SECRET: 'whsec_a,whsec_b' })
    expect(stripeFrom(receives)).toMatchObject({ canVerify: true, canFetch: false })
    expect(isStripeOn(receives)).toBe(false)
    expect(isStripeOn({ ...receives, STRIPE_SECRET_KEY: 'sk_test_x' })).toBe(true)
  })
})
