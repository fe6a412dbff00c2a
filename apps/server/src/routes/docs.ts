import { createHash } from 'node:crypto'
import { fastify } from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openApiDocument } from '@h2s/api/rest/openapi'
import { contentSecurityPolicy } from '../http/security-headers.ts'

/** /api/openapi.json, and /api/docs: a page to read it, with its script from our own origin. */
export function addDocsRoutes(app: FastifyInstance, publicUrl: string): void {
  const document = JSON.stringify(openApiDocument(publicUrl))
  app.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=300').send(document),
  )

  let reader: Promise<FastifyInstance> | undefined
  const show = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    // What could not be loaded is asked for again by the next who looks.
    reader ??= openReader().catch((error: unknown) => {
      reader = undefined
      throw error
    })
    const page = await (await reader).inject({ method: 'GET', url: request.url })
    if (page.statusCode === 404) {
      reply.callNotFound()
      return reply
    }
    const { 'content-type': type, 'cache-control': cache, location } = page.headers
    reply.code(page.statusCode)
    if (type) reply.header('content-type', type)
    if (cache) reply.header('cache-control', cache)
    if (location) reply.header('location', location)
    if (String(type).startsWith('text/html')) reply.header('content-security-policy', policyFor(request.url, page.body))
    return page.rawPayload.length > 0 ? reply.send(page.rawPayload) : reply.send()
  }
  app.get('/api/docs', show)
  app.get('/api/docs/*', show)
}

/** The reader weighs as much as a quarter of everything else the process holds: it is loaded for the first who looks. */
async function openReader(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const pages = fastify()
  await pages.register(scalar, {
    routePrefix: '/api/docs',
    configuration: {
      url: '/api/openapi.json',
      pageTitle: 'Home2Smart API',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      agent: { disabled: true },
    },
  })
  return pages
}

/** The page starts itself by an inline script, which is let in by its hash and by nothing wider. */
function policyFor(url: string, html: string): string {
  const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  return contentSecurityPolicy(url).replace("script-src 'self'", `script-src 'self' ${hashes.join(' ')}`)
}
