import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { createMailClient } from '../../src/mail/client.ts'
import { startMailEmulator, type MailEmulator } from '../../src/mail/emulator.ts'
import type { MailPort } from '../../src/mail/port.ts'

let server: MailEmulator
let mail: MailPort

beforeAll(async () => {
  server = await startMailEmulator()
  mail = createMailClient({ smtpUrl: server.url, from: 'Home2Smart <office@example.com>', timeoutMs: 5000 })
})
beforeEach(() => void server.inbox.splice(0))
afterAll(async () => {
  mail.close()
  await server.stop()
})

const letter = {
  to: 'ann@example.com',
  subject: 'Your visit',
  text: 'Tuesday, 9 to 11',
  messageId: '<visit-1@h2s.test>',
}

describe('the real client against a real SMTP server', () => {
  it('sends one mail with our message id', async () => {
    expect(await mail.sendMail({ ...letter, html: '<p>Tuesday, 9 to 11</p>' })).toEqual({
      provider_ref: letter.messageId,
    })
    expect(server.inbox).toMatchObject([
      { from: 'office@example.com', recipients: ['ann@example.com'], messageId: letter.messageId },
    ])
    expect(server.inbox[0]?.raw).toContain('multipart/alternative')
  })

  it('keeps a subject with line breaks in one header, and one recipient', async () => {
    await mail.sendMail({
      ...letter,
      subject: 'Hello\r\nBcc: eve@example.com',
      text: '\r\n.\r\nMAIL FROM:<eve@example.com>',
    })
    expect(server.inbox).toHaveLength(1)
    expect(server.inbox[0]?.recipients).toEqual(['ann@example.com'])
    expect(server.inbox[0]?.raw).not.toMatch(/^bcc:/im)
  })

  it.each(['a@example.com, b@example.com', 'a@example.com\r\nRCPT TO:<b@example.com>'])(
    'refuses more than one mailbox: %j',
    async (to) => {
      await expect(mail.sendMail({ ...letter, to })).rejects.toMatchObject({ name: 'MailRefused', retryable: false })
      expect(server.inbox).toEqual([])
    },
  )

  it('tells a greylist from a refusal', async () => {
    server.fail({ mode: 'refuse', code: 451, message: 'Greylisted' })
    await expect(mail.sendMail(letter)).rejects.toMatchObject({ retryable: true, ambiguous: false })
    server.fail({ mode: 'refuse', code: 550, message: 'No such user' })
    await expect(mail.sendMail(letter)).rejects.toMatchObject({ retryable: false, ambiguous: false })
  })

  it('knows that it does not know when the server drops after the mail', async () => {
    server.fail({ mode: 'accept_then_drop' })
    await expect(mail.sendMail(letter)).rejects.toMatchObject({ retryable: false, ambiguous: true })
    expect(server.inbox).toHaveLength(1)
  })

  it('knows that nothing was sent when nobody listens', async () => {
    const nobody = createMailClient({ smtpUrl: 'smtp://127.0.0.1:9', from: 'a@example.com', timeoutMs: 2000 })
    await expect(nobody.sendMail(letter)).rejects.toMatchObject({ retryable: true, ambiguous: false })
    nobody.close()
  })
})
