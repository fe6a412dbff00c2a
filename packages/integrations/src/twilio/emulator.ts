import { timingSafeEqual } from 'node:crypto'

import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'

/** A message as the outside world saw it: one row per accepted request. */
export type LedgerRow = { sid: string; to: string; from: string; body: string; statusCallback: string | null }

export type TwilioFault =
  | { mode: 'drop_before' | 'accept_then_drop' | 'malformed' }
  | { mode: 'error'; status: number; code: number; message: string }

export type TwilioEmulator = {
  /** For TWILIO_API_BASE. */
  url: string
  ledger: LedgerRow[]
  /** Spoils the next message. */
  fail(fault: TwilioFault): void
  stop(): Promise<void>
}

/** Numbers that answer as Twilio's magic numbers do: https://www.twilio.com/docs/iam/test-credentials */
const MAGIC_RECIPIENTS: Record<string, { code: number; message: string }> = {
  '+15005550001': { code: 21211, message: "The 'To' number +15005550001 is not a valid phone number." },
  '+15005550002': { code: 21612, message: 'The number is not reachable from this sender.' },
  '+15005550003': {
    code: 21408,
    message: 'Permission to send an SMS has not been enabled for the region indicated by the number.',
  },
  '+15005550004': { code: 21610, message: 'Attempt to send to unsubscribed recipient' },
  '+15005550009': { code: 21614, message: "'To' number is not a valid mobile number" },
}

/** Twilio's `Messages.json` on loopback: checks credentials and fields, answers with Twilio's codes, keeps a ledger. */
export async function startTwilioEmulator(options: {
  accountSid: string
  authToken: string
  port?: number
}): Promise<TwilioEmulator> {
  const ledger: LedgerRow[] = []
  const faults: TwilioFault[] = []
  const app = Fastify({ forceCloseConnections: true })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )

  app.post<{ Params: { sid: string } }>('/2010-04-01/Accounts/:sid/Messages.json', async (request, reply) => {
    const fault = faults.shift()
    if (fault?.mode === 'drop_before') return drop(reply)
    if (!authorised(request, options)) return refuse(reply, 401, 20003, 'Authenticate')
    if (request.params.sid !== options.accountSid)
      return refuse(reply, 404, 20404, `The requested resource ${request.url} was not found`)
    if (fault?.mode === 'error') return refuse(reply, fault.status, fault.code, fault.message)

    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '')
    const [to, from, body] = [form.get('To'), form.get('From'), form.get('Body')]
    if (to === null || to === '') return refuse(reply, 400, 21604, "A 'To' phone number is required.")
    if (from === null || from === '') return refuse(reply, 400, 21603, "A 'From' phone number is required.")
    if (body === null || body === '') return refuse(reply, 400, 21602, 'Message body is required.')
    if (body.length > 1600)
      return refuse(reply, 400, 21617, 'The concatenated message body exceeds the 1600 character limit')
    if (!/^\+[1-9]\d{6,14}$/.test(to))
      return refuse(reply, 400, 21211, `The 'To' number ${to} is not a valid phone number.`)
    const magic = MAGIC_RECIPIENTS[to]
    if (magic !== undefined) return refuse(reply, 400, magic.code, magic.message)

    const row: LedgerRow = {
      sid: `SM${(ledger.length + 1).toString(16).padStart(32, '0')}`,
      to,
      from,
      body,
      statusCallback: form.get('StatusCallback'),
    }
    ledger.push(row)
    if (fault?.mode === 'accept_then_drop') return drop(reply)
    if (fault?.mode === 'malformed') return reply.code(201).type('application/json').send('{"sid": ')
    return reply.code(201).send(messageOf(row, options.accountSid))
  })
  app.setNotFoundHandler((request, reply) =>
    refuse(reply, 404, 20404, `The requested resource ${request.url} was not found`),
  )

  const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  return { url, ledger, fail: (fault) => void faults.push(fault), stop: () => app.close() }
}

function messageOf(row: LedgerRow, accountSid: string): Record<string, unknown> {
  const now = new Date().toUTCString()
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${row.sid}.json`
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: row.body,
    date_created: now,
    date_sent: null,
    date_updated: now,
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: row.from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(Math.max(1, Math.ceil(row.body.length / 153))),
    price: null,
    price_unit: 'USD',
    sid: row.sid,
    status: 'queued',
    subresource_uris: { media: uri.replace('.json', '/Media.json') },
    to: row.to,
    uri,
  }
}

function authorised(request: FastifyRequest, options: { accountSid: string; authToken: string }): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Basic ${Buffer.from(`${options.accountSid}:${options.authToken}`).toString('base64')}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function refuse(reply: FastifyReply, status: number, code: number, message: string): FastifyReply {
  return reply.code(status).send({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status })
}

function drop(reply: FastifyReply): FastifyReply {
  reply.raw.destroy()
  return reply.hijack()
}
