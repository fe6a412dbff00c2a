import type { FastifyInstance } from 'fastify'

const rules = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

const strict = rules.join('; ')
/** The kit of the apps writes <style> elements and style attributes at run time; scripts stay strict everywhere. */
const withStyles = strict.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")

const appPath = /^\/(admin|provider|customer)(\/|$|\?)|^\/api\/docs(\/|$|\?)/

/** What may be loaded on a page at this address. */
export const contentSecurityPolicy = (url: string): string => (appPath.test(url) ? withStyles : strict)

/** On every answer there is, errors and webhooks included. */
export const securityHeaders = (url: string, requestId: string): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy(url),
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=()',
  'x-request-id': requestId,
  // What a person may see is for that person; static files say otherwise for themselves.
  'cache-control': 'no-store',
})

/** Set before anything else can answer; what is refused before that sets them for itself: before-routes.ts. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(request.url, request.id))
  })
}
