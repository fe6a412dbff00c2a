import type { FastifyInstance } from 'fastify'
import type { HealthReport } from '@h2s/api/views/health'

/** /healthz: the process runs. /readyz: it can do its work, and with whom. */
export function addHealthRoutes(
  app: FastifyInstance,
  health: () => Promise<HealthReport>,
  isLeaving: () => boolean,
): void {
  app.get('/healthz', () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    const report = await health()
    const ready = report.ready && !isLeaving()
    return reply.code(ready ? 200 : 503).send({ ok: ready, ...report, ready })
  })
}
