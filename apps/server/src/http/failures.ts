import { TRPCError } from '@trpc/server'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { errorAnswer, toTrpcError } from '@h2s/api/errors'
import type { ErrorAnswer } from '@h2s/api/errors'

const byStatus: Record<number, TRPC_ERROR_CODE_KEY> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
}

/** Whatever was thrown on the way to or in a handler, as an error that the api's one translator understands. */
export function asFailure(thrown: unknown): TRPCError {
  if (thrown instanceof TRPCError) return thrown
  const status = statusOf(thrown)
  if (status === 400) return new TRPCError({ code: 'PARSE_ERROR' })
  const code = status === undefined ? undefined : byStatus[status]
  return code ? new TRPCError({ code }) : toTrpcError(thrown)
}

export const answerTo = (thrown: unknown, correlationId: string): ErrorAnswer =>
  errorAnswer(asFailure(thrown), correlationId)

/** What Fastify and its plugins refused before a handler ran: too large, not JSON, not a type we take, too often. */
function statusOf(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return undefined
  return typeof thrown.statusCode === 'number' ? thrown.statusCode : undefined
}

/** The answer to an address that leads nowhere. */
export const nothingHere = (correlationId: string): ErrorAnswer =>
  errorAnswer(new TRPCError({ code: 'NOT_FOUND' }), correlationId)
