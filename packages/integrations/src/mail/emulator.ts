import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { SMTPServer } from 'smtp-server'

/** A mail as the server took it: the envelope, and the raw message. */
export type ReceivedMail = { from: string; recipients: string[]; raw: string; messageId: string | null }

export type MailFault = { mode: 'refuse'; code: number; message: string } | { mode: 'accept_then_drop' }

export type MailEmulator = {
  /** For SMTP_URL. */
  url: string
  inbox: ReceivedMail[]
  /** Spoils the next mail. */
  fail(fault: MailFault): void
  stop(): Promise<void>
}

/** A real SMTP server on loopback that keeps what it is given. */
export async function startMailEmulator(options: { port?: number } = {}): Promise<MailEmulator> {
  const inbox: ReceivedMail[] = []
  const faults: MailFault[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const fault = faults.shift()
        if (fault?.mode === 'refuse') {
          callback(Object.assign(new Error(fault.message), { responseCode: fault.code }))
          return
        }
        const raw = Buffer.concat(chunks).toString('utf8')
        const { mailFrom, rcptTo } = session.envelope
        inbox.push({
          from: mailFrom === false ? '' : mailFrom.address,
          recipients: rcptTo.map((recipient) => recipient.address),
          raw,
          messageId: /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? null,
        })
        if (fault?.mode === 'accept_then_drop') {
          for (const connection of server.connections) connection.close()
          return
        }
        callback()
      })
    },
  })
  // A client that goes away in the middle is no concern of the server.
  server.on('error', () => undefined)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (!isAddress(address)) throw new Error('The mail server has no port')

  return {
    url: `smtp://127.0.0.1:${address.port}`,
    inbox,
    fail: (fault) => void faults.push(fault),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
