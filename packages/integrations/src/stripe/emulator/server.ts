import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Stripe } from 'stripe'

import { deliver, type Delivery } from './deliver.ts'
import { badKey, StripeShapedError, unknownRoute } from './errors.ts'
import { completeSession, emitEvent, settleSession, type CheckoutEventType, type Payment } from './events.ts'
import { decodeForm } from './form.ts'
import type { StoredAnswer } from './idempotency.ts'
import { findRoute, type ApiRequest } from './routes.ts'
import { StripeState, type Fault } from './state.ts'

export type StripeEmulator = {
  /** For STRIPE_API_BASE. */
  url: string
  state: StripeState
  /** The customer pays on the hosted page. */
  pay(sessionId: string, payment?: Payment): Stripe.Event
  /** A delayed payment comes in. */
  settle(sessionId: string): Stripe.Event
  /** Another event about a session, with an id of its own. */
  emit(type: CheckoutEventType, session: Stripe.Checkout.Session): Stripe.Event
  deliver(event: object, delivery: Delivery): Promise<number[]>
  /** Spoils the next matching request. */
  fail(fault: Fault): void
  stop(): Promise<void>
}

/** Stripe's wire protocol on loopback: stateful, with idempotency keys and Stripe's own error shapes. */
export async function startStripeEmulator(options: { secretKey: string; port?: number }): Promise<StripeEmulator> {
  const state = new StripeState()
  const app = Fastify({ forceCloseConnections: true })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  app.all('/*', (request, reply) => serve(app, state, options.secretKey, request, reply))
  const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 })

  return {
    url,
    state,
    pay: (sessionId, payment) => completeSession(state, sessionId, payment),
    settle: (sessionId) => settleSession(state, sessionId),
    emit: (type, session) => emitEvent(state, type, session),
    deliver,
    fail: (fault) => void state.faults.push(fault),
    stop: () => app.close(),
  }
}

async function serve(
  app: FastifyInstance,
  state: StripeState,
  secretKey: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [path = '/', query = ''] = request.url.split('?', 2)
  const body = typeof request.body === 'string' ? request.body : ''
  const key = headerOf(request, 'idempotency-key')
  state.requests.push({ method: request.method, path, idempotencyKey: key })
  void reply.header('request-id', state.nextId('req'))

  const fault = state.takeFault(path)
  if (fault?.mode === 'drop_before') return drop(reply)
  if (fault?.mode === 'error_500')
    return reply.code(500).send({ error: { type: 'api_error', message: 'Something went wrong on our end.' } })
  if (fault?.mode === 'rate_limit')
    return reply
      .code(429)
      .header('retry-after', '0')
      .send({ error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' } })

  try {
    const given = /^Bearer (.+)$/.exec(headerOf(request, 'authorization') ?? '')?.[1]
    if (given !== secretKey) throw badKey(given)
    const call: ApiRequest = { method: request.method, path, query: decodeForm(query), form: decodeForm(body) }
    const { answer, replayed } = answerTo(
      state,
      call,
      request.method === 'POST' ? key : null,
      `${path}\n${body}`,
      addressOf(app),
    )
    if (fault?.mode === 'accept_then_drop') return drop(reply)
    if (replayed) void reply.header('idempotent-replayed', 'true')
    return await reply.code(answer.status).send(answer.body)
  } catch (error) {
    if (!(error instanceof StripeShapedError)) throw error
    return reply.code(error.status).send(error.body)
  }
}

function answerTo(
  state: StripeState,
  call: ApiRequest,
  key: string | null,
  fingerprint: string,
  base: string,
): { answer: StoredAnswer; replayed: boolean } {
  const stored = key === null ? null : state.keys.claim(key, fingerprint)
  if (stored !== null) return { answer: stored, replayed: true }
  const answer = perform(state, call, base)
  if (key !== null) state.keys.finish(key, answer)
  return { answer, replayed: false }
}

function perform(state: StripeState, call: ApiRequest, base: string): StoredAnswer {
  try {
    const route = findRoute(call.method, call.path)
    if (route === null) throw unknownRoute(call.method, call.path)
    return { status: 200, body: structuredClone(route.handle(state, call, route.id, base)) }
  } catch (error) {
    if (error instanceof StripeShapedError) return { status: error.status, body: error.body }
    throw error
  }
}

function addressOf(app: FastifyInstance): string {
  return app.listeningOrigin
}

function headerOf(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}

function drop(reply: FastifyReply): FastifyReply {
  reply.raw.destroy()
  return reply.hijack()
}
