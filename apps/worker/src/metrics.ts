import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** How long tasks take, by queue and outcome. */
export function createTaskMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'task_duration_seconds',
    help: 'Time that a background task takes by queue and outcome',
    labelNames: ['queue', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  })
  return {
    registry,
    onTask: (queue: string, outcome: 'done' | 'failed', seconds: number) =>
      duration.observe({ queue, outcome }, seconds),
  }
}

/** /metrics and /healthz of the worker, on this machine only, when a port is given for it. */
export function serveMetrics(registry: Registry, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/healthz') return void response.end('ok\n')
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    registry.metrics().then(
      (text) => response.setHeader('content-type', registry.contentType).end(text),
      () => response.writeHead(500).end(),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
