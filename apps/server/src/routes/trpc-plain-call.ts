import { TRPCError } from '@trpc/server'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { errorAnswer, isUnexpected } from '@h2s/api/errors'
import { callProcedure, procedures } from '@h2s/api/rest/routes'
import { asFailure } from '../http/failures.ts'
import type { ContextFor } from './trpc.ts'

/** One query or mutation by itself: not a batch, not a stream. */
export type PlainCall = { path: string; readInput: () => unknown }

/**
 * The request as a plain call; null for everything else, which tRPC's own handler answers: batches, streams, unknown
 * paths, wrong methods, other content types. On the wire the two answer alike; this one spares the common case the way
 * through web requests, responses and streams, which costs more than the procedure itself.
 */
export function plainCall(request: FastifyRequest, path: string): PlainCall | null {
  const type = procedures.get(path)?.type
  const { batch, input } = request.query as { batch?: unknown; input?: unknown }
  if (batch !== undefined || request.headers['trpc-accept'] !== undefined) return null
  if (request.method === 'GET' && type === 'query' && (input === undefined || typeof input === 'string')) {
    return { path, readInput: () => (input === undefined ? undefined : parsed(input)) }
  }
  if (request.method === 'POST' && type === 'mutation' && typeof request.body === 'string') {
    const { body } = request
    return { path, readInput: () => parsed(body) }
  }
  return null
}

export async function answerPlainCall(
  { path, readInput }: PlainCall,
  request: FastifyRequest,
  reply: FastifyReply,
  contextFor: ContextFor,
): Promise<FastifyReply> {
  reply.type('application/json; charset=utf-8')
  try {
    const ctx = await contextFor(request, {})
    const data = await callProcedure(path, readInput(), ctx)
    return await reply.send(JSON.stringify({ result: { data } }))
  } catch (thrown) {
    const error = asFailure(thrown)
    if (isUnexpected(error)) request.log.error({ err: error.cause ?? error, procedure: path }, 'unexpected error')
    const { message, data } = errorAnswer(error, request.id)
    const code = TRPC_ERROR_CODES_BY_KEY[error.code]
    return reply.code(data.httpStatus).send(JSON.stringify({ error: { message, code, data } }))
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new TRPCError({ code: 'BAD_REQUEST' })
  }
}
