import type { FastifyInstance } from 'fastify'

/** One line per answered request: its route as we wrote it, never the address with what people put into it. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    if (quiet.has(route)) return
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}

const quiet = new Set(['/healthz', '/readyz', '/metrics'])
