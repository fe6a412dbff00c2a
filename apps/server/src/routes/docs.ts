import { createHash } from 'node:crypto'
import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import { openApiDocument } from '@h2s/api/rest/openapi'
import { contentSecurityPolicy } from '../http/security-headers.ts'

/** /api/openapi.json, and /api/docs: a page to read it, with its script from our own origin. */
export async function addDocsRoutes(app: FastifyInstance, publicUrl: string): Promise<void> {
  const document = JSON.stringify(openApiDocument(publicUrl))
  app.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=300').send(document),
  )
  await app.register(async (scope) => {
    // The page starts itself by an inline script, which is let in by its hash and by nothing wider.
    scope.addHook('onSend', async (request, reply, payload) => {
      if (typeof payload !== 'string' || !String(reply.getHeader('content-type')).startsWith('text/html'))
        return payload
      const hashes = [...payload.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
        ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
      )
      reply.header(
        'content-security-policy',
        contentSecurityPolicy(request.url).replace("script-src 'self'", `script-src 'self' ${hashes.join(' ')}`),
      )
      return payload
    })
    await scope.register(scalar, {
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
  })
}
