import { makePro } from '@h2s/db/test/factories'
import { createMailClient } from '@h2s/integrations/mail/client'
import { startMailEmulator } from '@h2s/integrations/mail/emulator'
import type { MailEmulator } from '@h2s/integrations/mail/emulator'
import type { MailPort } from '@h2s/integrations/mail/port'
import { createTwilioClient } from '@h2s/integrations/twilio/client'
import { startTwilioEmulator } from '@h2s/integrations/twilio/emulator'
import type { TwilioEmulator } from '@h2s/integrations/twilio/emulator'
import type { SmsPort } from '@h2s/integrations/twilio/port'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dispatchJob } from '../../src/assignments/dispatch-job.ts'
import { cancelJob } from '../../src/job/cancel-job.ts'
import type { Ports } from '../../src/context.ts'
import { openJobLink } from '../../src/links/open-job-link.ts'
import { sendMessage } from '../../src/notifications/send-message.ts'
import { createWorld, dispatcher, jobWith } from '../world.ts'
import type { World } from '../world.ts'

const accountSid = `AC${'b'.repeat(32)}`
let world: World
let twilio: TwilioEmulator
let smtp: MailEmulator
let sms: SmsPort
let mail: MailPort

beforeAll(async () => {
  world = await createWorld({ max: 20 })
  twilio = await startTwilioEmulator({ accountSid, authToken: 't' })
  smtp = await startMailEmulator()
  sms = await createTwilioClient({ accountSid, authToken: 't', from: '+14045550100', apiBase: twilio.url })
  mail = createMailClient({ smtpUrl: smtp.url, from: 'office@example.com' })
})
afterAll(async () => {
  mail.close()
  await Promise.all([twilio.stop(), smtp.stop(), world.drop()])
})
beforeEach(() => {
  twilio.ledger.splice(0)
  smtp.inbox.splice(0)
})

const worker = { kind: 'system', part: 'worker' } as const
const send = (message_id: string, ports: Partial<Ports> = {}) =>
  sendMessage(world.as(worker, { ports }), { message_id })
const row = async (message_id: string) =>
  (await world.rows('select * from h2s_message_log where message_id = $1', [message_id]))[0] ?? {}

/** The message that a provider gets on dispatch. */
async function toProvider(ports: Partial<Ports>, pro: Parameters<typeof makePro>[1] = { phone: '+14045550155' }) {
  const { job_id } = await jobWith(world, null)
  const { pro_id } = await makePro(world.db, { name: 'Pat Provider', ...pro })
  const { notification, assignment_id } = await dispatchJob(world.as(dispatcher, { ports }), { job_id, pro_id })
  return { message_id: notification?.message_id ?? '', job_id, assignment_id }
}

/** The message that a customer gets when the office calls the job off. */
async function toCustomer(ports: Partial<Ports>) {
  const { job_id } = await jobWith(world, null)
  await cancelJob(world.as(dispatcher, { ports }), { job_id, reason: 'sold' })
  const [message] = await world.rows(
    "select message_id from h2s_message_log where job_id = $1 and recipient_kind = 'customer'",
    [job_id],
  )
  return { message_id: String(message?.['message_id']), job_id }
}

describe('sending a message', () => {
  it('without keys ends in the log as sent', async () => {
    const { message_id } = await toProvider({})
    expect(await send(message_id)).toEqual({ state: 'sent', channel: 'log' })
    expect(await row(message_id)).toMatchObject({ state: 'sent', channel: 'log', provider_ref: null })
  })

  it('by SMS: a first name, a link, no address, a masked number in the log', async () => {
    const { message_id, assignment_id } = await toProvider({ sms, mail })
    expect(await send(message_id, { sms, mail })).toEqual({ state: 'sent', channel: 'sms' })
    expect(twilio.ledger).toHaveLength(1)
    expect(twilio.ledger[0]).toMatchObject({ to: '+14045550155' })
    expect(twilio.ledger[0]?.body).toContain(`https://h2s.test/provider/?assignment=${assignment_id}`)
    expect(twilio.ledger[0]?.body).toContain('Hi Pat')
    expect(twilio.ledger[0]?.body).not.toContain('Piedmont')
    expect(await row(message_id)).toMatchObject({
      state: 'sent',
      channel: 'sms',
      to_masked: '***0155',
      provider_ref: twilio.ledger[0]?.sid,
    })
  })

  it('by mail where there is no number', async () => {
    const { message_id } = await toProvider({ sms, mail }, { phone: null, email: 'pat@example.com' })
    expect(await send(message_id, { sms, mail })).toEqual({ state: 'sent', channel: 'email' })
    expect(smtp.inbox).toMatchObject([{ recipients: ['pat@example.com'], messageId: `<${message_id}@home2smart>` }])
    expect(await row(message_id)).toMatchObject({ to_masked: 'p***@example.com' })
  })

  it('gives a customer a link that works, and keeps its secret nowhere', async () => {
    const { message_id, job_id } = await toCustomer({ sms })
    expect(await send(message_id, { sms })).toMatchObject({ state: 'sent', channel: 'sms' })
    const token = /\?t=([\w-]+)/.exec(twilio.ledger[0]?.body ?? '')?.[1] ?? ''
    expect(await openJobLink(world.as(worker), token)).toMatchObject({ ok: true, actor: { job_id } })
    expect((await row(message_id))['body']).not.toContain(token)
  })

  it('once, however many workers are at it', async () => {
    const { message_id } = await toProvider({ sms })
    const outcomes = await Promise.all(Array.from({ length: 15 }, () => send(message_id, { sms })))
    expect(outcomes.filter((outcome) => outcome.state === 'sent')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.state === 'handled')).toHaveLength(14)
    expect(twilio.ledger).toHaveLength(1)
    expect(await send(message_id, { sms })).toEqual({ state: 'handled' })
  })

  it('tries again after a refusal that passes', async () => {
    const { message_id } = await toProvider({ sms })
    twilio.fail({ mode: 'error', status: 429, code: 20429, message: 'Too Many Requests' })
    await expect(send(message_id, { sms })).rejects.toMatchObject({ name: 'SmsRefused' })
    expect(await row(message_id)).toMatchObject({ state: 'failed', error: 'Refused for now (20429)' })
    expect(await send(message_id, { sms })).toMatchObject({ state: 'sent' })
    expect(twilio.ledger).toHaveLength(1)
  })

  it('not after one that stays, nor when it may have been delivered', async () => {
    const refused = await toProvider({ sms }, { phone: '+15005550004' })
    const lost = await toProvider({ sms })
    // 500 numbers are Twilio's own for tests; to us they are numbers like any other.
    const ports = { sms, normalisePhone: (typed: string | null | undefined) => typed ?? null }
    expect(await send(refused.message_id, ports)).toMatchObject({ state: 'dead' })
    expect(await row(refused.message_id)).toMatchObject({ state: 'dead', error: 'Refused (21610)' })
    twilio.fail({ mode: 'accept_then_drop' })
    expect(await send(lost.message_id, ports)).toMatchObject({ state: 'dead' })
    expect(await send(lost.message_id, ports)).toEqual({ state: 'handled' })
    expect(await row(lost.message_id)).toMatchObject({ error: 'No answer: it may have been delivered' })
    expect(twilio.ledger).toHaveLength(1)
  })

  it('a worker that was away too long is fenced off', async () => {
    const { message_id } = await toProvider({ sms })
    const slow: SmsPort = {
      ...sms,
      sendSms: async (message) => {
        // While this one sleeps its lease runs out, and another worker takes over.
        await world.rows(
          "update h2s_message_log set claimed_at = now() - interval '10 minutes' where message_id = $1",
          [message_id],
        )
        expect(await send(message_id)).toEqual({ state: 'sent', channel: 'log' })
        return sms.sendSms(message)
      },
    }
    expect(await send(message_id, { sms: slow })).toEqual({ state: 'fenced' })
    expect(await row(message_id)).toMatchObject({ state: 'sent', channel: 'log', provider_ref: null })
  })

  it('an SMS that a worker took and never finished is not sent blindly again; a mail goes under the same id', async () => {
    const abandon = (message_id: string) =>
      world.rows(
        "update h2s_message_log set state = 'claimed', claim_token = gen_random_uuid(), claimed_at = now() - interval '10 minutes' where message_id = $1",
        [message_id],
      )
    const text = await toProvider({ sms })
    await abandon(text.message_id)
    expect(await send(text.message_id, { sms })).toMatchObject({ state: 'dead' })
    expect(twilio.ledger).toEqual([])
    const letter = await toProvider({ mail }, { phone: null })
    await abandon(letter.message_id)
    expect(await send(letter.message_id, { mail })).toMatchObject({ state: 'sent' })
    expect(smtp.inbox).toMatchObject([{ messageId: `<${letter.message_id}@home2smart>` }])
  })

  it('nothing for an id that is none', async () => {
    expect(await send('nope')).toEqual({ state: 'handled' })
    expect(await send('3f1d1a52-0000-4000-8000-000000000000')).toEqual({ state: 'handled' })
  })
})
