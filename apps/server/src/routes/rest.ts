import type { FastifyInstance } from 'fastify'
import { callProcedure, restInput, restRoutes } from '@h2s/api/rest/routes'
import type { ContextFor } from './trpc.ts'

/** The contract's REST names, each the procedure that carries it. */
export function addRestRoutes(app: FastifyInstance, contextFor: ContextFor): void {
  for (const route of restRoutes) {
    app.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      handler: async (request) => {
        const params = request.params as Record<string, string>
        const input = restInput(route, { params, query: request.query, body: request.body })
        const gone = new AbortController()
        request.raw.once('aborted', () => gone.abort())
        const answer = await callProcedure(route.procedure, input, await contextFor(request, {}), gone.signal)
        return { ok: true, ...(answer as Record<string, unknown>) }
      },
    })
  }
}
