import { TRPCError } from '@trpc/server'
import { incomingMessageToRequest } from '@trpc/server/adapters/node-http'
import { resolveResponse } from '@trpc/server/http'
import type { TRPCRequestInfo } from '@trpc/server/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorAnswer, isUnexpected, Refusal } from '@h2s/api/errors'
import type { ApiContext } from '@h2s/api/context'
import { appRouter } from '@h2s/api/root'
import { asFailure } from '../http/failures.ts'
import { asJson } from '../http/json-body.ts'
import { answerPlainCall, plainCall } from './trpc-plain-call.ts'

export type ContextFor = (request: FastifyRequest, facts: { link?: string | undefined }) => Promise<ApiContext>

const mostCallsInABatch = 10

/** Every procedure under /trpc; subscriptions as server-sent events. */
export async function addTrpcRoutes(app: FastifyInstance, contextFor: ContextFor): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // tRPC parses for itself: it gets the text, once we know that it is JSON of a sane depth.
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
      const checked = asJson(String(text))
      if (checked.ok) done(null, text)
      else done(checked.error)
    })
    scope.setErrorHandler((error, request, reply) => answerAsTrpc(error, request, reply))
    scope.route({
      method: ['GET', 'POST'],
      url: '/trpc/:path',
      handler: async (request, reply) => {
        const { path } = request.params as { path: string }
        const call = plainCall(request, path)
        if (call) return answerPlainCall(call, request, reply, contextFor)
        const response = await resolveResponse({
          router: appRouter,
          path,
          req: webRequest(request, reply),
          error: null,
          maxBatchSize: mostCallsInABatch,
          createContext: ({ info }) => contextOf(request, info, contextFor),
          onError: ({ error, path: procedure }) => {
            if (isUnexpected(error)) request.log.error({ err: error.cause ?? error, procedure }, 'unexpected error')
          },
        })
        return pass(reply, response)
      },
    })
  })
}

function webRequest(request: FastifyRequest, reply: FastifyReply): Request {
  // The adapter's own way to hand a body over that was read already.
  const raw = Object.assign(request.raw, { body: request.body })
  return incomingMessageToRequest(raw, reply.raw, { maxBodySize: null })
}

async function contextOf(request: FastifyRequest, info: TRPCRequestInfo, contextFor: ContextFor): Promise<ApiContext> {
  const ctx = await contextFor(request, { link: info.connectionParams?.['link'] }).catch((error: unknown) => {
    throw asFailure(error)
  })
  if (ctx.idempotencyKey !== null && info.calls.length > 1) {
    throw new TRPCError({
      code: 'BAD_REQUEST',
      cause: new Refusal('INVALID', 'An Idempotency-Key belongs to one call, not to a batch.'),
    })
  }
  return ctx
}

/** A stream stays a stream; anything else is sent in one piece, with its length. */
async function pass(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status)
  response.headers.forEach((value, name) => void reply.header(name, value))
  reply.header('cache-control', 'no-store')
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  if (isStream) return reply.send(response.body)
  return reply.send(await response.text())
}

/** What failed before tRPC saw the call (too large, not JSON), in the shape its clients read. */
function answerAsTrpc(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = asFailure(error)
  if (isUnexpected(failure)) request.log.error({ err: error }, 'unexpected error')
  const { message, data } = errorAnswer(failure, request.id)
  return reply.code(data.httpStatus).send({ error: { message, code: -32600, data } })
}
