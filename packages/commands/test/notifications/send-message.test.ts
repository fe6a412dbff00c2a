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
import { revokeJobLinks } from '../../src/links/revoke-job-links.ts'
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

const letLapse = (message_id: string) =>
  world.rows("update h2s_message_log set claimed_at = now() - interval '10 minutes' where message_id = $1", [
    message_id,
  ])

/** Leaves a message as a worker that died some time ago would have left it. */
async function abandon(message_id: string) {
  await world.rows(
    "update h2s_message_log set state = 'claimed', claim_token = gen_random_uuid() where message_id = $1",
    [message_id],
  )
  await letLapse(message_id)
}

/** The database does not take the next so many ends of messages that were sent. Answers what makes it well again. */
async function refuseEnds({ rows }: World, times: number) {
  await rows('create sequence test_ends')
  await rows(`create function test_refuse_end() returns trigger language plpgsql security definer as $$ begin
      if nextval('test_ends') <= ${times} then raise exception 'gone' using errcode = '57P01'; end if;
      return new;
    end $$`)
  await rows(`create trigger test_refuse_end before update on h2s_message_log for each row
    when (new.state = 'sent') execute function test_refuse_end()`)
  return async () => {
    await rows('drop trigger test_refuse_end on h2s_message_log')
    await rows('drop function test_refuse_end')
    await rows('drop sequence test_ends')
  }
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
    const [made] = await world.rows(
      "select actor_id, new_value from h2s_audit_entries where stream = $1 and action = 'create_link'",
      [`job:${job_id}`],
    )
    expect(made).toMatchObject({ actor_id: 'system:notifications', new_value: { message_id } })
    expect(JSON.stringify(made)).not.toContain(token)
    expect(await revokeJobLinks(world.as(dispatcher), { job_id })).toEqual({ revoked: 1 })
    expect(await openJobLink(world.as(worker), token)).toMatchObject({ code: 'LINK_EXPIRED' })
  })

  it('once, however many workers are at it; who finds another at it comes back later', async () => {
    const { message_id } = await toProvider({ sms })
    const outcomes = await Promise.allSettled(Array.from({ length: 15 }, () => send(message_id, { sms })))
    const told = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.state : String(Reflect.get(Object(outcome.reason), 'code')),
    )
    expect(told.filter((state) => state === 'sent')).toHaveLength(1)
    expect(told.filter((state) => state === 'handled' || state === 'BUSY')).toHaveLength(14)
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
        expect(await send(message_id)).toEqual({ state: 'dead', channel: 'sms' })
        return sms.sendSms(message)
      },
    }
    expect(await send(message_id, { sms: slow })).toEqual({ state: 'fenced' })
    expect(await row(message_id)).toMatchObject({ state: 'dead', channel: 'sms', provider_ref: null })
  })

  it('whose end cannot be written at once is out all the same, and goes out once', async () => {
    const { message_id } = await toProvider({ sms })
    const heal = await refuseEnds(world, 2)
    try {
      expect(await send(message_id, { sms })).toEqual({ state: 'sent', channel: 'sms' })
    } finally {
      await heal()
    }
    expect(twilio.ledger).toHaveLength(1)
    expect(await row(message_id)).toMatchObject({ state: 'sent', provider_ref: twilio.ledger[0]?.sid, error: null })
  })

  it('whose end cannot be written at all never goes back to be sent', async () => {
    const { message_id } = await toProvider({ sms })
    const heal = await refuseEnds(world, 1_000)
    try {
      await expect(send(message_id, { sms })).rejects.toMatchObject({ name: 'DatabaseUnavailable' })
      expect(await row(message_id)).toMatchObject({ state: 'claimed' })
      await expect(send(message_id, { sms })).rejects.toMatchObject({ code: 'BUSY' })
    } finally {
      await heal()
    }
    await letLapse(message_id)
    expect(await send(message_id, { sms })).toEqual({ state: 'dead', channel: 'sms' })
    expect(twilio.ledger).toHaveLength(1)
  })

  it('that a worker took and was killed over stays a task until its claim has lapsed', async () => {
    const { message_id } = await toProvider({ sms })
    const killed: SmsPort = { ...sms, sendSms: () => new Promise(() => {}) }
    void send(message_id, { sms: killed })
    await expect.poll(async () => (await row(message_id))['state']).toBe('claimed')
    await expect(send(message_id, { sms })).rejects.toMatchObject({ code: 'BUSY' })
    await letLapse(message_id)
    expect(await send(message_id, { sms })).toEqual({ state: 'dead', channel: 'sms' })
    expect(await row(message_id)).toMatchObject({
      state: 'dead',
      error: 'A worker stopped while sending: it may have been delivered',
    })
  })

  it('is not sent by another way while the first may have carried it', async () => {
    const text = await toProvider({ sms, mail }, { phone: '+14045550155', email: 'pat@example.com' })
    await abandon(text.message_id)
    expect(await send(text.message_id, { mail })).toEqual({ state: 'dead', channel: 'sms' })
    const letter = await toProvider({ mail }, { phone: '+14045550155', email: 'pat@example.com' })
    await abandon(letter.message_id)
    expect(await send(letter.message_id, { sms, mail })).toEqual({ state: 'dead', channel: 'email' })
    expect([...twilio.ledger, ...smtp.inbox]).toEqual([])
  })

  it('an SMS that a worker took and never finished is not sent blindly again; a mail goes under the same id', async () => {
    const text = await toProvider({ sms })
    await abandon(text.message_id)
    expect(await send(text.message_id, { sms })).toMatchObject({ state: 'dead' })
    expect(twilio.ledger).toEqual([])
    const letter = await toProvider({ mail }, { phone: null })
    await abandon(letter.message_id)
    expect(await send(letter.message_id, { mail })).toMatchObject({ state: 'sent' })
    expect(smtp.inbox).toMatchObject([{ messageId: `<${letter.message_id}@home2smart>` }])
  })

  it('is written for the way that whoever plans it knows to be on, and told so', async () => {
    const planning = { channels: { sms: false, email: true } }
    const { message_id } = await toProvider(planning, { phone: null, email: 'pat@example.com' })
    expect(await row(message_id)).toMatchObject({ channel: 'email', to_masked: 'p***@example.com' })
    expect((await row(message_id))['body']).toMatch(/Please accept or reject it\.\n\nView details: https:/)
    expect(await send(message_id, { mail })).toEqual({ state: 'sent', channel: 'email' })
    expect(smtp.inbox[0]?.raw).toMatch(/View details: https:/)
  })

  it('by mail in the words of a mail, though an SMS was planned', async () => {
    const { message_id } = await toProvider({}, { phone: null, email: 'pat@example.com' })
    expect(await row(message_id)).toMatchObject({ channel: 'log' })
    expect(await send(message_id, { mail })).toEqual({ state: 'sent', channel: 'email' })
    expect(smtp.inbox[0]?.raw).toMatch(/View details: https:/)
    const after = await row(message_id)
    expect(after).toMatchObject({ channel: 'email', to_masked: 'p***@example.com' })
    expect(after['body']).toMatch(/\n\nView details: https:/)
  })

  it('by SMS in the words of an SMS, though a mail was planned, and the customer has a link that works', async () => {
    const { message_id, job_id } = await toCustomer({ mail })
    expect(await row(message_id)).toMatchObject({ channel: 'email' })
    expect(await send(message_id, { sms })).toEqual({ state: 'sent', channel: 'sms' })
    expect(twilio.ledger[0]?.body).toMatch(/^[^\n]+ https:\S+$/)
    const token = /\?t=([\w-]+)/.exec(twilio.ledger[0]?.body ?? '')?.[1] ?? ''
    expect(await openJobLink(world.as(worker), token)).toMatchObject({ ok: true, actor: { job_id } })
  })

  it('not by SMS in the words of a mail, when they cannot be written anew', async () => {
    const { message_id } = await toCustomer({ mail })
    await world.rows("update h2s_message_log set template = 'of_another_time' where message_id = $1", [message_id])
    expect(await send(message_id, { sms })).toEqual({ state: 'dead', channel: 'sms' })
    expect(await row(message_id)).toMatchObject({ error: 'It was written for another way of sending' })
    expect(twilio.ledger).toEqual([])
  })

  it('nothing for an id that is none', async () => {
    expect(await send('nope')).toEqual({ state: 'handled' })
    expect(await send('3f1d1a52-0000-4000-8000-000000000000')).toEqual({ state: 'handled' })
  })
})
