import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld } from './support/world.ts'
import type { World } from './support/world.ts'

let world: World
let port: number
beforeAll(async () => {
  world = await openWorld()
  port = Number(new URL(await world.app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => world.close())

/** What comes back for these very bytes. */
async function send(bytes: string) {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  const answer = await text(socket)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return { head: head.toLowerCase(), body: JSON.parse(body) as Record<string, unknown>, answer }
}

it.each([
  [
    'an address that cannot be read',
    'POST /api/jobs/%zz/cancel HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    400,
    'INVALID',
  ],
  [
    'headers that are too large',
    `GET /api/me HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'TOO_LARGE',
  ],
  ['no HTTP', 'HELLO?\r\n\r\n', 400, 'INVALID'],
  ['no host', 'GET /api/me HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'INVALID'],
])('%s is refused like everything else', async (_what, bytes, status, code) => {
  const { head, body, answer } = await send(bytes)
  expect(head).toMatch(new RegExp(`^http/1.1 ${status} `))
  expect(body).toEqual({ ok: false, error: expect.any(String), code, blockers: [], correlation_id: expect.any(String) })
  expect(head).toContain(`x-request-id: ${String(body['correlation_id'])}`)
  for (const name of ['content-security-policy', 'strict-transport-security', 'x-content-type-options: nosniff'])
    expect(head).toContain(name)
  expect(answer).not.toMatch(/FST_|%zz|HPE_|xxxx/)
})
