import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import twilio from 'twilio'

import { createTwilioClient } from '../../src/twilio/client.ts'
import { startTwilioEmulator, type TwilioEmulator } from '../../src/twilio/emulator.ts'
import type { SmsPort } from '../../src/twilio/port.ts'

const accountSid = `AC${'a'.repeat(32)}`
const authToken = 'right-token'
let server: TwilioEmulator
let sms: SmsPort

beforeAll(async () => {
  server = await startTwilioEmulator({ accountSid, authToken })
  sms = await createTwilioClient({ accountSid, authToken, from: '+14045550100', apiBase: server.url })
})
beforeEach(() => void server.ledger.splice(0))
afterAll(() => server.stop())

const message = { to: '+14045550123', body: 'Your visit is confirmed' }

describe('the real client against the emulator', () => {
  it('sends one message and gives its sid', async () => {
    const sent = await sms.sendSms({ ...message, statusCallback: 'https://h2s.test/webhooks/twilio/status' })
    expect(sent).toEqual({ provider_ref: server.ledger[0]?.sid, status: 'queued' })
    expect(server.ledger).toEqual([
      {
        sid: sent.provider_ref,
        from: '+14045550100',
        ...message,
        statusCallback: 'https://h2s.test/webhooks/twilio/status',
      },
    ])
  })

  it.each([
    ['+15005550001', 21211],
    ['+15005550004', 21610],
    ['not-a-number', 21211],
  ])('is refused for good by %s (%i)', async (to, code) => {
    await expect(sms.sendSms({ to, body: 'x' })).rejects.toMatchObject({
      name: 'SmsRefused',
      code,
      retryable: false,
      ambiguous: false,
    })
    expect(server.ledger).toEqual([])
  })

  it('is refused with the wrong token', async () => {
    const stranger = await createTwilioClient({
      accountSid,
      authToken: 'wrong',
      from: '+14045550100',
      apiBase: server.url,
    })
    await expect(stranger.sendSms(message)).rejects.toMatchObject({ code: 20003, retryable: false, ambiguous: false })
  })

  it('may try again after a rate limit', async () => {
    server.fail({ mode: 'error', status: 429, code: 20429, message: 'Too Many Requests' })
    await expect(sms.sendSms(message)).rejects.toMatchObject({ code: 20429, retryable: true, ambiguous: false })
  })

  it.each([{ mode: 'accept_then_drop' }, { mode: 'malformed' }] as const)(
    'knows that it does not know after $mode',
    async (fault) => {
      server.fail(fault)
      await expect(sms.sendSms(message)).rejects.toMatchObject({ retryable: false, ambiguous: true })
      expect(server.ledger).toHaveLength(1)
    },
  )

  it('knows that nothing was sent when nobody listens', async () => {
    const nobody = await createTwilioClient({
      accountSid,
      authToken,
      from: '+14045550100',
      apiBase: 'http://127.0.0.1:9',
    })
    await expect(nobody.sendSms(message)).rejects.toMatchObject({ retryable: true, ambiguous: false })
  })
})

describe('callbacks', () => {
  const url = 'https://h2s.test/webhooks/twilio/status'
  const params = { MessageSid: 'SM1', MessageStatus: 'delivered' }
  const signature = twilio.getExpectedTwilioSignature(authToken, url, params)

  it('are believed when Twilio signed them for this address', () => {
    expect(sms.validateCallback(signature, url, params)).toBe(true)
  })

  it.each([
    ['no signature', undefined, url, params],
    ['another host', signature, 'https://evil.test/webhooks/twilio/status', params],
    ['another scheme', signature, 'http://h2s.test/webhooks/twilio/status', params],
    ['another status', signature, url, { ...params, MessageStatus: 'failed' }],
    ['one more field', signature, url, { ...params, From: '+1' }],
  ])('are refused with %s', (_name, given, at, fields) => {
    expect(sms.validateCallback(given, at, fields)).toBe(false)
  })
})
