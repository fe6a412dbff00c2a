import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const sane = /^[A-Za-z0-9_-]{8,64}$/

/** The name of a request in our log and in its answer: the caller's own when it is harmless, else a new one. */
export function correlationIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && sane.test(given) ? given : randomUUID()
}
