import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'
import { Refusal, errorAnswer } from '@h2s/api/errors'
import { TRPCError } from '@trpc/server'
import { refuse } from '../http/answers.ts'

/** /metrics for Prometheus, behind `Authorization: Bearer <METRICS_TOKEN>` when one is set. */
export function addMetricsRoute(app: FastifyInstance, registry: Registry, metricsToken: string | undefined): void {
  app.get('/metrics', async (request, reply) => {
    if (metricsToken !== undefined && !isSame(request.headers.authorization, `Bearer ${metricsToken}`)) {
      const cause = new Refusal('UNAUTHORIZED', 'This takes the metrics token.')
      return refuse(reply, errorAnswer(new TRPCError({ code: 'UNAUTHORIZED', cause }), request.id))
    }
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

const digest = (value: string) => createHash('sha256').update(value).digest()
const isSame = (given: string | undefined, expected: string) => timingSafeEqual(digest(given ?? ''), digest(expected))
