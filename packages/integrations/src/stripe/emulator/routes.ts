import type { Stripe } from 'stripe'

import { invalidParam, missingResource, StripeShapedError } from './errors.ts'
import { list, text, type FormRecord } from './form.ts'
import { makeSession } from './session.ts'
import type { StripeState } from './state.ts'

export type ApiRequest = { method: string; path: string; query: FormRecord; form: FormRecord }

type Handler = (state: StripeState, request: ApiRequest, id: string, base: string) => unknown

type Route = { method: 'GET' | 'POST'; path: RegExp; handle: Handler }

/** The endpoints that this product uses, and no others: an unknown one answers as Stripe answers an unknown URL. */
const routes: readonly Route[] = [
  { method: 'POST', path: /^\/v1\/checkout\/sessions$/, handle: createSession },
  {
    method: 'GET',
    path: /^\/v1\/checkout\/sessions$/,
    handle: (state, request) => page([...state.sessions.values()].toReversed(), request, '/v1/checkout/sessions'),
  },
  {
    method: 'GET',
    path: /^\/v1\/checkout\/sessions\/([^/]+)$/,
    handle: (state, _request, id) => findSession(state, id),
  },
  { method: 'GET', path: /^\/v1\/checkout\/sessions\/([^/]+)\/line_items$/, handle: listLineItems },
  { method: 'POST', path: /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/, handle: expireSession },
  { method: 'GET', path: /^\/v1\/events$/, handle: listEvents },
  { method: 'GET', path: /^\/v1\/events\/([^/]+)$/, handle: oneEvent },
]

export function findRoute(method: string, path: string): { handle: Handler; id: string } | null {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null
    if (match !== null) return { handle: route.handle, id: decodeURIComponent(match[1] ?? '') }
  }
  return null
}

function createSession(state: StripeState, request: ApiRequest, _id: string, base: string): Stripe.Checkout.Session {
  const { session, lineItems } = makeSession(
    request.form,
    state.nextId('cs'),
    (prefix) => state.nextId(prefix),
    Math.floor(Date.now() / 1000),
    base,
  )
  state.sessions.set(session.id, session)
  state.lineItems.set(session.id, lineItems)
  return session
}

function findSession(state: StripeState, id: string): Stripe.Checkout.Session {
  const found = state.sessions.get(id)
  if (found === undefined) throw missingResource('checkout.session', id)
  return found
}

function listLineItems(state: StripeState, request: ApiRequest, id: string): unknown {
  findSession(state, id)
  const expanded = list(request.query['expand']).includes('data.price.product')
  const items = (state.lineItems.get(id) ?? []).map((item) =>
    expanded || item.price === null ? item : { ...item, price: { ...item.price, product: productId(item.price) } },
  )
  return page(items, request, `/v1/checkout/sessions/${id}/line_items`)
}

function productId(price: Stripe.Price): string {
  return typeof price.product === 'string' ? price.product : price.product.id
}

function expireSession(state: StripeState, _request: ApiRequest, id: string): Stripe.Checkout.Session {
  const found = findSession(state, id)
  if (found.status !== 'open') {
    throw new StripeShapedError(400, {
      type: 'invalid_request_error',
      message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${found.status ?? 'null'}.`,
    })
  }
  const expired: Stripe.Checkout.Session = { ...found, status: 'expired', url: null }
  state.sessions.set(id, expired)
  return expired
}

function listEvents(state: StripeState, request: ApiRequest): unknown {
  const type = text(request.query['type'])
  const found = state.events.toReversed().filter((event) => type === undefined || event.type === type)
  return page(found, request, '/v1/events')
}

function oneEvent(state: StripeState, _request: ApiRequest, id: string): Stripe.Event {
  const found = state.events.find((event) => event.id === id)
  if (found === undefined) throw missingResource('event', id)
  return found
}

function page<T extends { id: string }>(
  rows: readonly T[],
  request: ApiRequest,
  url: string,
): { object: 'list'; data: T[]; has_more: boolean; url: string } {
  const limit = Number(text(request.query['limit']) ?? '10')
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalidParam('limit', 'This value must be between 1 and 100 (inclusive).')
  const after = text(request.query['starting_after'])
  const start = after === undefined ? 0 : rows.findIndex((row) => row.id === after) + 1
  return { object: 'list', data: rows.slice(start, start + limit), has_more: start + limit < rows.length, url }
}
