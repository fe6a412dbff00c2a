import { Refusal } from '@h2s/api/errors'
import { TRPCError } from '@trpc/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a browser was made to send this by another site. Browsers say where a write comes from (Sec-Fetch-Site, and
 * Origin on every POST); a sibling site is another site. Programs say neither, and need a JSON body to be heard.
 */
export function isForgery(request: FastifyRequest, publicOrigin: string): boolean {
  if (safeMethods.has(request.method)) return false
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin === publicOrigin) return false
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}

/** Refuses every write that another site made a browser send, before anybody is asked who it is. */
export function addOriginCheck(app: FastifyInstance, publicOrigin: string): void {
  app.addHook('onRequest', async (request) => {
    if (!isForgery(request, publicOrigin)) return
    throw new TRPCError({
      code: 'FORBIDDEN',
      cause: new Refusal('CROSS_SITE', 'This was sent by another site.'),
    })
  })
}
