import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { randomUUID } from 'node:crypto'
import { Refusal, errorAnswer } from '@h2s/api/errors'
import { TRPCError } from '@trpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusalBody, refuse } from './answers.ts'
import { securityHeaders } from './security-headers.ts'

/** An address that cannot be read (`/api/jobs/%zz/cancel`): no hook of ours has run, so the headers are set here. */
export function refuseAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const cause = new Refusal('INVALID', 'This address cannot be read.')
  const answer = errorAnswer(new TRPCError({ code: 'BAD_REQUEST', cause }), request.id)
  refuse(reply.headers(securityHeaders(request.raw.url ?? '/', request.id)), answer)
}

/** What Node refuses before there is a request, by its code; the rest is no HTTP at all. */
const unreadable: Readonly<Record<string, { status: number; code: string; sentence: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'TOO_LARGE', sentence: 'The headers are too large.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'TOO_SLOW', sentence: 'The request took too long to arrive.' },
}
const noHttp = { status: 400, code: 'INVALID', sentence: 'The request cannot be read.' }

/** Says so on the bare connection, in the shape of every other answer, and hangs up. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const { status, code, sentence } = unreadable[error.code ?? ''] ?? noHttp
  const id = randomUUID()
  const answer = errorAnswer(new TRPCError({ code: 'BAD_REQUEST', cause: new Refusal(code, sentence) }), id)
  const body = JSON.stringify(refusalBody(answer))
  const headers = {
    ...securityHeaders('/', id),
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  if (socket.writable) socket.write([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
  socket.destroy(error)
}

/** HTTP/1.1 asks for a host. Node would refuse this by itself, with a bare 400. */
export function addHostCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.headers.host !== undefined || request.raw.httpVersion !== '1.1') return
    const cause = new Refusal('INVALID', 'The request names no host.')
    throw new TRPCError({ code: 'BAD_REQUEST', cause })
  })
}
